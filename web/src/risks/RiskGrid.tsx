import type { Level, RiskMethod } from '@/api/settings';
import { useSay, useWords } from '@/words/words';
import type { RiskMap } from './map';
import { RiskCell } from './RiskCell';
import styles from './RiskGrid.module.css';
import { RiskLegend } from './RiskLegend';
import { levelOf, steps } from './scale';
import { riskWords } from './words';

/** The map: a table of five by five, the most likely at the top and the gravest to the right. */
export function RiskGrid({ map, methods }: { map: RiskMap; methods: RiskMethod[] }) {
  const w = useWords(riskWords);
  return (
    <div className={styles.around}>
      <table className={styles.map}>
        <caption className="visually-hidden">{w('map_caption')}</caption>
        <thead>
          <tr>
            <td className={styles.corner}>
              <span className={styles.across}>{w('impact')} →</span>
              <span className={styles.down}>{w('likelihood')} ↓</span>
            </td>
            {steps.map((step) => (
              <th key={step} scope="col" className={styles.column}>
                <Step axis={w('impact')} step={step} level={levelOf(methods, 'impact', step)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.rows.map((row) => (
            <tr key={row.likelihood}>
              <th scope="row" className={styles.row}>
                <Step
                  axis={w('likelihood')}
                  step={row.likelihood}
                  level={levelOf(methods, 'likelihood', row.likelihood)}
                />
              </th>
              {row.cells.map((cell) => (
                <RiskCell key={cell.impact} cell={cell} methods={methods} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
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
