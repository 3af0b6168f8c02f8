import { Heading } from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listQuery } from '@/api/registers';
import type { RiskMethod } from '@/api/settings';
import { RecordsLink } from '@/app/RecordsLink';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { LevelMark } from './LevelMark';
import { recordsOf } from './map';
import { MovedMark } from './MovedMark';
import { methodOf } from './scale';
import styles from './TopList.module.css';
import type { RiskChoice } from './useRiskMap';
import { riskWords } from './words';

/** As many as stand beside the map without reaching far below it. */
const shown = 5;

/** The risks of the highest value, each a way to its own page, and the way to all of them. */
export function TopList({ choice, methods }: { choice: RiskChoice; methods: RiskMethod[] }) {
  const w = useWords(riskWords);
  const query = { ...choice.filter, value: 'not.is.null', sort: '-value' };
  const { data, error } = useQuery({
    ...listQuery('risks', { ...query, limit: shown }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className={styles.top}>
      <Heading level={2} data-size="2xs">
        {w('top')}
      </Heading>
      {error ? <ErrorNote error={error} /> : !data && <Busy />}
      {data?.items.length === 0 && <p className={styles.none}>{w('top_none')}</p>}
      <ol className={styles.risks}>
        {data?.items.map((risk) => (
          <li key={risk.id}>
            <LevelMark value={Number(risk.value)} method={methodOf(methods, String(risk.analysis))} />
            <span>
              <Link
                to="/registers/$register/$id"
                params={{ register: 'risks', id: risk.id }}
                className="ds-link"
              >
                {String(risk.event ?? risk.reference ?? '')}
              </Link>{' '}
              <MovedMark record={risk} />
            </span>
          </li>
        ))}
      </ol>
      {data && data.items.length > 0 && <RecordsLink records={recordsOf(query)}>{w('top_all')}</RecordsLink>}
    </section>
  );
}
