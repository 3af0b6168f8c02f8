import type { Level, RiskMethod } from '@/api/settings';
import { useSay, useWords } from '@/words/words';
import type { RiskMap } from './map';
import { MapTable } from './MapTable';
import { RiskCell } from './RiskCell';
import styles from './RiskGrid.module.css';
import { RiskLegend } from './RiskLegend';
import { levelOf } from './scale';
import { riskWords } from './words';

/** The map: a table of five by five, the most likely at the top and the gravest to the right. */
export function RiskGrid({ map, methods }: { map: RiskMap; methods: RiskMethod[] }) {
  const w = useWords(riskWords);
  return (
    <div className={styles.around}>
      <MapTable
        map={map}
        caption={w('map_caption')}
        className={styles.map}
        corner={
          <td className={styles.corner}>
            <span className={styles.across}>{w('impact')} →</span>
            <span className={styles.down}>{w('likelihood')} ↓</span>
          </td>
        }
        headClass={{ impact: styles.column, likelihood: styles.row }}
        head={(axis, step) => <Step axis={w(axis)} step={step} level={levelOf(methods, axis, step)} />}
        cell={(cell) => <RiskCell cell={cell} methods={methods} />}
      />
      <RiskLegend methods={methods} />
    </div>
  );
}

function Step({ axis, step, level }: { axis: string; step: number; level: Level | null }) {
  const say = useSay();
  return (
    <>
      <span className="visually-hidden">{axis}</span> <span className={styles.step}>{step}</span>{' '}
      {level && <span className={styles.name}>{say(level)}</span>}
    </>
  );
}
