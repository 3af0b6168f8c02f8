import { Heading, Paragraph, Table } from '@digdir/designsystemet-react';
import { useId } from 'react';
import type { Removal } from '@/api/persons';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import styles from './Removal.module.css';
import { useCounts } from './useCounts';
import { useWhere } from './useWhere';
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

const heads = ['where', 'field', 'becomes'] as const;

function GoesTable({ title, removal }: { title: string; removal: Removal }) {
  const w = useWords(removalWords);
  const say = useSay();
  const where = useWhere();
  const { number } = useFormats();
  return (
    <ScrollRegion label={w('table_of', { title })}>
      <Table data-size="sm" className={styles.table}>
        <caption className="visually-hidden">{title}</caption>
        <Table.Head>
          <Table.Row>
            {heads.map((head) => (
              <Table.HeaderCell key={head} scope="col">
                {w(head)}
              </Table.HeaderCell>
            ))}
            <Table.HeaderCell scope="col" className="number">
              {w('number')}
            </Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {removal.goes.map((one) => (
            <Table.Row key={`${one.part} ${one.register ?? ''} ${one.field ?? ''} ${one.label.sv}`}>
              <Table.HeaderCell scope="row">{where(one)}</Table.HeaderCell>
              <Table.Cell>{say(one.label)}</Table.Cell>
              <Table.Cell>{w(`becomes_${one.becomes}`)}</Table.Cell>
              <Table.Cell className="number">{number(one.count)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollRegion>
  );
}
