import type { RiskMethod } from '@/api/settings';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { RiskLegend } from './RiskLegend';
import { SmallMap } from './SmallMap';
import { stands } from './stands';
import { useStands } from './useRiskCounts';
import type { RiskChoice } from './useRiskMap';
import styles from './Views.module.css';
import { riskWords } from './words';

/** The risks before measures, today and after measures, beside each other. */
export function StandsView({ choice, methods }: { choice: RiskChoice; methods: RiskMethod[] }) {
  const w = useWords(riskWords);
  const { maps, error } = useStands(choice);
  if (error) return <ErrorNote error={error} />;
  return (
    <>
      <div className={styles.beside}>
        {stands.map((stand, index) => {
          const map = maps[index];
          if (!map) return <Busy key={stand} />;
          return (
            <SmallMap key={stand} title={w(stand)} help={w(`${stand}_help`)} map={map} methods={methods} />
          );
        })}
      </div>
      <RiskLegend methods={methods} small />
    </>
  );
}
