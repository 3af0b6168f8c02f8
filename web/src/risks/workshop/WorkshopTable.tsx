import { Table, Tag } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { WorkshopInList } from '@/api/workshops';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { workshopWords } from './words';
import styles from './WorkshopTable.module.css';

const columns = ['name', 'analysis', 'year', 'agreed', 'participants', 'began', 'state'] as const;

interface Props {
  workshops: WorkshopInList[];
  /** Whether the reader may lead them. */
  lead: boolean;
}

/** The newest first, each a way to the page of who leads. */
export function WorkshopTable({ workshops, lead }: Props) {
  const w = useWords(workshopWords);
  return (
    <ScrollRegion label={w('title')}>
      <Table zebra className={styles.table}>
        <caption className="visually-hidden">{w('title')}</caption>
        <Table.Head>
          <Table.Row>
            {columns.map((column) => (
              <Table.HeaderCell key={column} scope="col">
                {w(column)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {workshops.map((workshop) => (
            <WorkshopRow key={workshop.id} workshop={workshop} lead={lead} />
          ))}
        </Table.Body>
      </Table>
    </ScrollRegion>
  );
}

function WorkshopRow({ workshop, lead }: { workshop: WorkshopInList; lead: boolean }) {
  const w = useWords(workshopWords);
  const f = useFormats();
  const { id, title, state } = workshop;
  return (
    <Table.Row>
      <th scope="row" className={styles.name}>
        {lead ? (
          <Link to="/workshops/$id" params={{ id }} className="ds-link">
            {title}
          </Link>
        ) : (
          title
        )}
      </th>
      <Table.Cell>{workshop.analysis}</Table.Cell>
      <Table.Cell>{workshop.year}</Table.Cell>
      <Table.Cell>{w('agreed_of', { agreed: workshop.agreed, all: workshop.risks })}</Table.Cell>
      <Table.Cell>{workshop.participants}</Table.Cell>
      <Table.Cell className={styles.when}>{f.instant(workshop.created_at)}</Table.Cell>
      <Table.Cell>
        <Tag data-color={state === 'open' ? 'info' : 'neutral'}>{w(state)}</Tag>
      </Table.Cell>
    </Table.Row>
  );
}
