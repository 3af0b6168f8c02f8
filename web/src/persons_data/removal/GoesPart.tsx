import { Heading, Paragraph, Table } from '@digdir/designsystemet-react';
import { useId } from 'react';
import type { Removal } from '@/api/persons';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { rowsOf } from './goes_rows';
import styles from './Removal.module.css';
import { useCounts } from './useCounts';
import { removalWords } from './words';

interface Props {
  title: string;
  help?: string;
  removal: Removal;
}

/** What goes, or went: field by field, without the values. */
export function GoesPart({ title, help, removal }: Props) {
  const w = useWords(removalWords);
  const id = useId();
  const countsText = useCounts();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <Heading level={2} data-size="xs" id={id}>
        {title}
      </Heading>
      {removal.goes.length === 0 ? (
        <Paragraph>{w('goes_nothing')}</Paragraph>
      ) : (
        <>
          {help && <Paragraph className={styles.help}>{help}</Paragraph>}
          <Paragraph>
            {w('counts')}: {countsText(removal.counts)}.
          </Paragraph>
          <GoesTable title={title} removal={removal} />
        </>
      )}
    </section>
  );
}

function GoesTable({ title, removal }: { title: string; removal: Removal }) {
  const w = useWords(removalWords);
  const { number } = useFormats();
  return (
    <ScrollRegion label={`${title}: ${w('field')}`}>
      <Table data-size="sm" className={styles.table}>
        <caption className="visually-hidden">{title}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">{w('where')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{w('field')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{w('becomes')}</Table.HeaderCell>
            <Table.HeaderCell scope="col" className="number">
              {w('number')}
            </Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {rowsOf(removal.goes).map((row) => (
            <Table.Row key={row.key}>
              <Table.HeaderCell scope="row">{row.where}</Table.HeaderCell>
              <Table.Cell>{row.field ?? w('all_of_it')}</Table.Cell>
              <Table.Cell>{row.becomes ? `”${row.becomes}”` : w('empty')}</Table.Cell>
              <Table.Cell className="number">{number(row.count)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollRegion>
  );
}
