import { Table } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { prunedKinds, type PrunedKind } from '@/api/settings';
import { useWords } from '@/words/words';
import styles from './RetentionPart.module.css';
import { retentionWords } from './words';

/** The kinds of event, what they are good for, and how long each is kept. */
export function RetentionTable({ children }: { children: (kind: PrunedKind) => ReactNode }) {
  const w = useWords(retentionWords);
  return (
    <Table className={styles.table}>
      <caption className="visually-hidden">{w('table')}</caption>
      <Table.Head>
        <Table.Row>
          <Table.HeaderCell scope="col">{w('kind')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{w('kept')}</Table.HeaderCell>
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {prunedKinds.map((kind) => (
          <Table.Row key={kind}>
            <Table.HeaderCell scope="row">
              {w(kind)}
              <span className={styles.meaning}>{w(`${kind}_help`)}</span>
            </Table.HeaderCell>
            <Table.Cell>{children(kind)}</Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  );
}
