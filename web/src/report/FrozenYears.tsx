import { Heading, Table } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useAuthority, useSearchMap } from '@/app/place';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './FreezePart.module.css';
import { Publication } from './published/Publication';
import { usePublishing } from './published/usePublishing';
import { publishedWords } from './published/words';
import { frozenQuery } from './requests';
import type { FrozenYear } from './types';
import { reportWords } from './words';

const columns = ['frozen_year', 'frozen_at', 'frozen_by', 'fingerprint'] as const;
const shownOfPrint = 16;

/** The years that are settled. */
export function FrozenYears() {
  const w = useWords(reportWords);
  const authority = useAuthority();
  const { data, error, refetch } = useQuery(frozenQuery(authority.code));
  return (
    <section className={styles.part}>
      <Heading level={2} data-size="2xs">
        {w('frozen_years')}
      </Heading>
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Busy />}
      {data?.length === 0 && <p>{w('frozen_none')}</p>}
      {data && data.length > 0 && <FrozenTable years={[...data].sort((a, b) => b.year - a.year)} />}
    </section>
  );
}

function FrozenTable({ years }: { years: FrozenYear[] }) {
  const w = useWords(reportWords);
  const formats = useFormats();
  const search = useSearchMap();
  const p = useWords(publishedWords);
  const publishing = usePublishing();
  return (
    <ScrollRegion label={w('frozen_years')}>
      <Table className={styles.table}>
        <caption className="visually-hidden">{w('frozen_years')}</caption>
        <Table.Head>
          <Table.Row>
            {columns.map((column) => (
              <Table.HeaderCell key={column} scope="col">
                {w(column)}
              </Table.HeaderCell>
            ))}
            {publishing.shown && <Table.HeaderCell scope="col">{p('column')}</Table.HeaderCell>}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {years.map((one) => (
            <Table.Row key={one.id}>
              <th scope="row">
                <Link
                  to="/report"
                  search={{ ...search, year: String(one.year), part: 'preview' }}
                  className="ds-link"
                  aria-label={w('open_year', { year: one.year })}
                >
                  {one.year}
                </Link>
              </th>
              <Table.Cell className={styles.when}>{formats.instant(one.frozen_at)}</Table.Cell>
              <Table.Cell>{one.frozen_by}</Table.Cell>
              <Table.Cell>
                <span className={styles.print} title={one.head}>
                  {one.head.slice(0, shownOfPrint)}
                </span>
              </Table.Cell>
              {publishing.shown && (
                <Table.Cell>
                  <Publication review={one} publishing={publishing} />
                </Table.Cell>
              )}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollRegion>
  );
}
