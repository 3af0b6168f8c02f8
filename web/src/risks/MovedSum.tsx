import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { countsQuery } from '@/api/registers';
import { RecordsLink } from '@/app/RecordsLink';
import { parseSearch } from '@/app/search';
import { useWords } from '@/words/words';
import { recordsOf } from './map';
import styles from './RiskSum.module.css';
import { allYears, type RiskChoice } from './useRiskMap';
import { riskWords } from './words';

const ways = ['up', 'down', 'same'] as const;

/** How many risks have risen, fallen and stayed since the year before; nothing where none was carried over. */
export function MovedSum({ choice }: { choice: RiskChoice }) {
  const w = useWords(riskWords);
  const { data } = useQuery({
    ...countsQuery('risks', { ...choice.filter, by: 'moved' }),
    placeholderData: keepPreviousData,
    enabled: choice.year !== allYears,
  });
  const found = ways.flatMap((way) => {
    const item = data?.items.find(({ values }) => values[0] === way);
    return item ? [{ way, ...item }] : [];
  });
  if (found.length === 0 || choice.year === allYears) return null;
  return (
    <p className={styles.sum}>
      <span>{w('since')}:</span>
      {found.map(({ way, count, query }) => (
        <RecordsLink key={way} records={recordsOf({ ...choice.filter, ...parseSearch(query) })}>
          {w(`moved_${way}`, { count })}
        </RecordsLink>
      ))}
    </p>
  );
}
