import { Table } from '@digdir/designsystemet-react';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useWords } from '@/words/words';
import type { Change } from './changes';
import { useChangeLabel } from './useChangeLabel';
import { settingsWords } from './words';

/** What changes, from what and to what. */
export function ChangeTable({ title, changes }: { title: string; changes: Change[] }) {
  const w = useWords(settingsWords);
  const label = useChangeLabel();
  return (
    <ScrollRegion label={title}>
      <Table data-size="sm">
        <caption className="visually-hidden">{title}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">{w('part')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{w('before')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{w('after')}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {changes.map((change, index) => (
            <Table.Row key={index}>
              <Table.HeaderCell scope="row">{label(change)}</Table.HeaderCell>
              <Table.Cell>{change.before === null ? w('nothing') : change.before}</Table.Cell>
              <Table.Cell>{change.after === null ? w('nothing') : change.after}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollRegion>
  );
}
