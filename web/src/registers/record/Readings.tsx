import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Address } from '@/api/records';
import { latestQuery, type TrailEntry } from '@/api/trail';
import type { Register } from '@/api/types';
import { useDoerText } from '@/app/useDoerText';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { registerWords } from '../words';
import { readingsOf } from './readings';
import styles from './RecordView.module.css';

interface Props {
  register: Register;
  at: Address;
  /** The record's own id: an address may have its reference instead. */
  id: string;
}

/** Who has read a record that carries a mark of secrecy, for who may read the trail; nothing for others. */
export function Readings(props: Props) {
  const mayRead = useMay('trail', 'read');
  return mayRead ? <Read {...props} /> : null;
}

const most = 50;

function Read({ register, at, id }: Props) {
  const w = useWords(registerWords);
  const filter = { authority: at.authority, kind: 'seen', type: register.name, id };
  const { data, error, refetch } = useQuery(latestQuery(filter, most));
  return (
    <section className={styles.group}>
      <Heading level={2} data-size="2xs">
        {w('readings')}
      </Heading>
      <p className={styles.none}>{w('readings_help')}</p>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
      {data?.length === 0 && <p>{w('no_readings')}</p>}
      {data && data.length > 0 && <List entries={data} />}
      {data?.length === most && (
        <p>
          <Link to="/trail" search={{ kind: 'seen', type: register.name, id }} className="ds-link">
            {w('all_readings')}
          </Link>
        </p>
      )}
    </section>
  );
}

function List({ entries }: { entries: readonly TrailEntry[] }) {
  const w = useWords(registerWords);
  const { instant, number } = useFormats();
  const doerText = useDoerText();
  return (
    <ul className={styles.history}>
      {readingsOf(entries).map((reading) => (
        <li key={reading.key}>
          <strong>{doerText(reading)}</strong>{' '}
          {w('times_read', { count: reading.times, number: number(reading.times) })}
          <time dateTime={reading.at} className={styles.when}>
            {instant(reading.at)}
          </time>
        </li>
      ))}
    </ul>
  );
}
