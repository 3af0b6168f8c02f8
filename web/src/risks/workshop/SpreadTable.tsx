import { useSay, useWords } from '@/words/words';
import { median } from './median';
import { mineWords } from './mine_words';
import type { Axis } from '../scale';
import styles from './SpreadTable.module.css';
import type { ExplainedStep } from './useScales';

interface Props {
  axis: Axis;
  scale: ExplainedStep[];
  /** How many have chosen each step, the lowest first. */
  counts: number[];
  /** What the reader has chosen. */
  mine?: number | undefined;
}

/** How the answers spread over a scale, the gravest step first. */
export function SpreadTable({ axis, scale, counts, mine }: Props) {
  const w = useWords(mineWords);
  const values = scale.map(({ value }) => value);
  const middle = median(counts, values);
  const most = Math.max(1, ...counts);
  const rows = scale.map((step, index) => ({ step, count: counts[index] ?? 0 })).reverse();
  return (
    <table className={styles.spread}>
      <caption>
        <span aria-hidden>{w(`axis_${axis}`)}</span>
        <span className="visually-hidden">{w('spread_of', { axis: w(`axis_${axis}`) })}</span>
      </caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{w('step')}</th>
          <th scope="col">{w('answers')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ step, count }) => (
          <tr key={step.value} data-median={step.value === middle || undefined}>
            <th scope="row">
              <StepName step={step} median={step.value === middle} mine={step.value === mine} />
            </th>
            <td>
              <span className={styles.line}>
                {count > 0 && <span className={styles.bar} style={{ width: `${(count / most) * 80}%` }} />}
                <span>{count}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StepName({ step, median, mine }: { step: ExplainedStep; median: boolean; mine: boolean }) {
  const w = useWords(mineWords);
  const say = useSay();
  const marks = [median && w('median'), mine && w('mine')].filter(Boolean).join(', ');
  return (
    <>
      <strong>{step.value}</strong> {say(step.name)}
      {marks && <span className={styles.marks}> ({marks})</span>}
    </>
  );
}
