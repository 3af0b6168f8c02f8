import { Paragraph, Table, Tag } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { mostPersons, type PersonFound } from '@/api/persons';
import { useNotices } from '@/ui/notices';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { personsWords } from '../words';
import styles from './PersonHits.module.css';

const heads = ['name', 'number', 'login', 'kind'] as const;

/** Who fits: enough of each to tell namesakes apart. */
export function PersonHits({ found }: { found: readonly PersonFound[] }) {
  const w = useWords(personsWords);
  const { number } = useFormats();
  const { announce } = useNotices();
  const counted = w('found', { count: found.length, number: number(found.length) });
  useEffect(() => announce(counted), [announce, counted]);
  return (
    <>
      <Paragraph>
        {counted} {found.length >= mostPersons && w('more')}
      </Paragraph>
      <Table className={styles.table}>
        <caption className="visually-hidden">{w('hits')}</caption>
        <Table.Head>
          <Table.Row>
            {heads.map((head) => (
              <Table.HeaderCell key={head} scope="col">
                {w(head)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {found.map((person) => (
            <Hit key={person.id} person={person} />
          ))}
        </Table.Body>
      </Table>
    </>
  );
}

function Hit({ person }: { person: PersonFound }) {
  const w = useWords(personsWords);
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">
        <Link to="/persons-data/$id" params={{ id: person.id }} search className="ds-link">
          {person.name}
        </Link>
      </Table.HeaderCell>
      <Table.Cell data-label={w('number')}>{person.number}</Table.Cell>
      <Table.Cell data-label={w('login')}>{person.login}</Table.Cell>
      <Table.Cell data-label={w('kind')}>
        {w(`kind_${person.kind}`)} {person.archived && <Tag data-color="neutral">{w('closed')}</Tag>}
      </Table.Cell>
    </Table.Row>
  );
}
