import { Table } from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { listQuery } from '@/api/registers';
import { useAuthority } from '@/app/place';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useNotices } from '@/ui/notices';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useWords } from '@/words/words';
import { administrationWords } from '../words';
import { UnitHit } from './UnitHit';
import styles from './UnitTree.module.css';
import { unitTreeWords } from './words';

const most = 50;

/** The units that are looked for, with what they stand below. */
export function UnitHits({ find }: { find: string }) {
  const w = useWords(unitTreeWords);
  const a = useWords(administrationWords);
  const { announce } = useNotices();
  const authority = useAuthority();
  const query = { authority: authority.code, q: find, limit: most, count: true, names: true };
  const { data, error, refetch } = useQuery({
    ...listQuery('units', query),
    placeholderData: keepPreviousData,
  });
  const counted = data && w('hits_count', { count: data.total ?? data.items.length });
  useEffect(() => {
    if (counted) announce(counted);
  }, [announce, counted]);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Busy />;
  if (data.items.length === 0) return <Empty title={w('no_hits')}>{w('no_hits_help')}</Empty>;
  return (
    <>
      <p>{counted}</p>
      <ScrollRegion label={w('hits')}>
        <Table zebra className={styles.hits}>
          <caption className="visually-hidden">{w('hits')}</caption>
          <Table.Head>
            <Table.Row>
              {[a('name'), w('code'), w('kind'), w('parent')].map((head) => (
                <Table.HeaderCell scope="col" key={head}>
                  {head}
                </Table.HeaderCell>
              ))}
              <Table.HeaderCell scope="col">
                <span className="visually-hidden">{w('show_in_tree')}</span>
              </Table.HeaderCell>
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {data.items.map((unit) => (
              <UnitHit key={unit.id} unit={unit} names={data.names ?? {}} />
            ))}
          </Table.Body>
        </Table>
      </ScrollRegion>
      {data.next && (
        <p>
          <Link
            to="/registers/$register"
            params={{ register: 'units' }}
            search={{ q: find }}
            className="ds-link"
          >
            {w('more_hits')}
          </Link>
        </p>
      )}
    </>
  );
}
