import { Link } from '@tanstack/react-router';
import { useSearchMap } from '@/app/place';
import { RecordsLink } from '@/app/RecordsLink';
import { Empty } from '@/ui/Empty';
import { useSay, useWords } from '@/words/words';
import styles from './LacksPart.module.css';
import type { PartProps } from './PartProps';
import type { Lack } from './types';
import { reportWords } from './words';

/** What the report still lacks, each with the way to where it is mended. */
export function LacksPart({ data }: PartProps) {
  const w = useWords(reportWords);
  const search = useSearchMap();
  if (data.lacks.length === 0) {
    return (
      <Empty title={w('lacks_none')}>
        <p>{w('lacks_none_help')}</p>
        <Link to="/report" search={{ ...search, part: 'freeze' }} className="ds-link">
          {w('to_freeze')}
        </Link>
      </Empty>
    );
  }
  return (
    <>
      <p className={styles.lead}>{w('lacks_lead')}</p>
      <ul className={styles.lacks}>
        {data.lacks.map((lack, at) => (
          <LackLine key={at} lack={lack} />
        ))}
      </ul>
    </>
  );
}

function LackLine({ lack }: { lack: Lack }) {
  const w = useWords(reportWords);
  const say = useSay();
  const search = useSearchMap();
  const text = say(lack.text);
  const label = w(lack.code.startsWith('words.') ? 'lacks_write' : 'lacks_chapter');
  return (
    <li className={styles.lack}>
      <span>{text}</span>
      {lack.address ? (
        <RecordsLink records={lack.address} aria-label={`${w('lacks_open')}: ${text}`}>
          {w('lacks_open')}
        </RecordsLink>
      ) : (
        <Link
          to="/report"
          search={{ ...search, part: 'texts', chapter: lack.chapter ?? '' }}
          className="ds-link"
          aria-label={`${label}: ${text}`}
        >
          {label}
        </Link>
      )}
    </li>
  );
}
