import { Paragraph, Table, Tag } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { PersonHit, PersonHits as Hits } from '@/api/persons';
import { useNotices } from '@/ui/notices';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { personsWords } from '../words';
import styles from './PersonHits.module.css';

const heads = ['name', 'number', 'email', 'login', 'kind'] as const;

/** Who fits: enough of each to tell namesakes apart. */
export function PersonHits({ hits }: { hits: Hits }) {
  const w = useWords(personsWords);
  const { number } = useFormats();
  const { announce } = useNotices();
  const count = hits.items.length;
  const found = w('found', { count, number: number(count) });
  useEffect(() => announce(found), [announce, found]);
  return (
    <>
      <Paragraph>
        {found} {hits.more && w('more')}
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
          {hits.items.map((hit) => (
            <Hit key={hit.id} hit={hit} />
          ))}
        </Table.Body>
      </Table>
    </>
  );
}

function Hit({ hit }: { hit: PersonHit }) {
  const w = useWords(personsWords);
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">
        <Link to="/persons-data/$id" params={{ id: hit.id }} search className="ds-link">
          {hit.name}
        </Link>
      </Table.HeaderCell>
      <Table.Cell data-label={w('number')}>{hit.number}</Table.Cell>
      <Table.Cell data-label={w('email')}>{hit.email}</Table.Cell>
      <Table.Cell data-label={w('login')}>{hit.login}</Table.Cell>
      <Table.Cell data-label={w('kind')}>
        {w(`kind_${hit.kind}`)} {hit.archived && <Tag data-color="neutral">{w('closed')}</Tag>}
      </Table.Cell>
    </Table.Row>
  );
}
