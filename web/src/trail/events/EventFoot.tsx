import { Link } from '@tanstack/react-router';
import type { TrailEntry } from '@/api/trail';
import type { Register } from '@/api/types';
import { useWords } from '@/words/words';
import styles from './EventDetails.module.css';
import { trailFactWords } from './fact_words';
import { nothingWanted } from './wanted';

interface Props {
  entry: TrailEntry;
  register: Register | undefined;
}

/** Where the event stands, and ways on to others like it. */
export function EventFoot({ entry, register }: Props) {
  const w = useWords(trailFactWords);
  const record = register && (entry.kind === 'change' || entry.kind === 'seen');
  const facts = [
    w('place', { link: entry.sequence, event: entry.ordinal }),
    record && w('version', { version: entry.version }),
    entry.request && w('request', { request: entry.request }),
  ];
  return (
    <p className={styles.foot}>
      <span>{facts.filter(Boolean).join(' · ')}</span>
      {record && (
        <Link
          to="."
          search={(search) => ({ ...search, ...nothingWanted, type: entry.type, id: entry.id })}
          className="ds-link"
        >
          {w('only_record')}
        </Link>
      )}
      {entry.account && (
        <Link
          to="."
          search={(search) => ({ ...search, ...nothingWanted, account: entry.account ?? '' })}
          className="ds-link"
        >
          {w('only_person')}
        </Link>
      )}
    </p>
  );
}
