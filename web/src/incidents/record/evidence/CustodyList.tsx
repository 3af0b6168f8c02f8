import { Table } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listQuery } from '@/api/registers';
import type { RegisterRecord } from '@/api/types';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { HeadedTable } from '@/ui/HeadedTable';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import styles from '../Part.module.css';
import { evidenceWords } from './words';

/** The chain of hands that a piece of evidence has gone through; asked for when somebody opens it. */
export function CustodyList({ evidence }: { evidence: RegisterRecord }) {
  const w = useWords(evidenceWords);
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{w('custody')}</summary>
      {open && <Chain evidence={evidence} />}
    </details>
  );
}

function Chain({ evidence }: { evidence: RegisterRecord }) {
  const w = useWords(evidenceWords);
  const f = useFormats();
  const { at } = useIncident();
  const query = { authority: at.authority, evidence: `eq.${evidence.id}`, sort: 'at', limit: 200 };
  const { data, error } = useQuery(listQuery('custody-entries', query));
  const caption = w('custody_caption', { file: String(evidence.name ?? '') });
  if (!data) return error ? <ErrorNote error={error} /> : <Busy />;
  if (data.items.length === 0) return <p className={styles.none}>{w('no_custody')}</p>;
  return (
    <HeadedTable caption={caption} columns={[w('at'), w('from'), w('to'), w('why')]}>
      {data.items.map((custody) => (
        <Table.Row key={custody.id}>
          <Table.HeaderCell scope="row">{f.instant(String(custody.at))}</Table.HeaderCell>
          <Table.Cell>{String(custody.from_hand ?? '')}</Table.Cell>
          <Table.Cell>{String(custody.to_hand ?? '')}</Table.Cell>
          <Table.Cell>{String(custody.reason ?? '')}</Table.Cell>
        </Table.Row>
      ))}
    </HeadedTable>
  );
}
