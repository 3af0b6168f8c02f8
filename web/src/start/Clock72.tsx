import { Hourglass, TriangleAlert } from 'lucide-react';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { clockOf } from './clock';
import styles from './Rows.module.css';
import { startWords } from './words';

const days = 24;

/** How much of the 72 hours is left for one incident. */
export function Clock72({ discoveredAt, now }: { discoveredAt: string; now: number }) {
  const w = useWords(startWords);
  const f = useFormats();
  const clock = clockOf(discoveredAt, now);
  if (!clock.late) {
    return (
      <span className={styles.soon}>
        <Hourglass aria-hidden size={14} />
        {w('hours_left', { count: clock.left })}
      </span>
    );
  }
  const long = clock.passed >= 5 * days;
  return (
    <span className={styles.late}>
      <TriangleAlert aria-hidden size={14} />
      {long
        ? w('days_over', { passed: f.number(Math.floor(clock.passed / days)) })
        : w('hours_over', { passed: f.number(clock.passed) })}
    </span>
  );
}
