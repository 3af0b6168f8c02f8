import type { RiskMethod } from '@/api/settings';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { RiskLegend } from './RiskLegend';
import { SmallMap } from './SmallMap';
import { useYearMaps } from './useRiskCounts';
import type { RiskChoice } from './useRiskMap';
import styles from './Views.module.css';
import { riskWords } from './words';

const most = 6;

/** One map a year, to see what moves. */
export function YearsView({ choice, methods }: { choice: RiskChoice; methods: RiskMethod[] }) {
  const w = useWords(riskWords);
  const { maps, error } = useYearMaps(choice, most);
  if (error) return <ErrorNote error={error} />;
  return (
    <>
      <p className={styles.help}>{w('years_help', { count: maps.length })}</p>
      <div className={styles.beside}>
        {maps.map(({ year, map }) =>
          map ? (
            <SmallMap key={year} title={String(year)} map={map} methods={methods} />
          ) : (
            <Busy key={year} />
          ),
        )}
      </div>
      <RiskLegend methods={methods} small />
    </>
  );
}
