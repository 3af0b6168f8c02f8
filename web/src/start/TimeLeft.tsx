import { Hourglass, TriangleAlert } from 'lucide-react';
import { useWords } from '@/words/words';
import { clocksWords } from './clocks_words';
import styles from './Rows.module.css';
import { timeLeftOf } from './time_left';

/** How far off a deadline is, with a sign beside the words. */
export function TimeLeft({ due, now }: { due: string; now: number }) {
  const w = useWords(clocksWords);
  const { late, unit, count } = timeLeftOf(due, now);
  const far = unit === 'days' && !late;
  return (
    <span className={late ? styles.late : far ? styles.far : styles.soon}>
      {late ? <TriangleAlert aria-hidden size={14} /> : <Hourglass aria-hidden size={14} />}
      {w(`${late ? 'late' : 'left'}_${unit}`, { count })}
    </span>
  );
}
