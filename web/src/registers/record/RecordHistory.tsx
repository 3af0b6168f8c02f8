import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Address, historyQuery } from '@/api/records';
import type { Secrets } from '@/api/secrecy';
import type { Register } from '@/api/types';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { useReader } from '../useReader';
import { registerWords } from '../words';
import { happenings } from './happened';
import { HistoryItem } from './HistoryItem';
import styles from './RecordView.module.css';
import { TrailLink } from './TrailLink';

const atFirst = 10;

/** What has happened to the record, newest first. */
interface Props {
  register: Register;
  at: Address;
  id: string;
  secrets: Secrets;
}

export function RecordHistory({ register, at, id, secrets }: Props) {
  const w = useWords(registerWords);
  const { data, error } = useQuery(historyQuery(at, secrets));
  const reader = useReader(data?.names);
  const [all, setAll] = useState(false);
  const items = data ? happenings(register, data.items) : [];
  const shown = all ? items : items.slice(0, atFirst);
  return (
    <section className={styles.group}>
      <Heading level={2} data-size="2xs">
        {w('history')}
      </Heading>
      {error ? <ErrorNote error={error} /> : !data && <Busy />}
      {data && items.length === 0 && <p className={styles.none}>{w('no_history')}</p>}
      <ol className={styles.history}>
        {shown.map((item) => (
          <HistoryItem key={item.key} register={register} item={item} reader={reader} />
        ))}
      </ol>
      {shown.length < items.length && (
        <Button variant="tertiary" data-size="sm" onClick={() => setAll(true)}>
          {w('older')}
        </Button>
      )}
      {data && <TrailLink register={register} id={id} />}
    </section>
  );
}
