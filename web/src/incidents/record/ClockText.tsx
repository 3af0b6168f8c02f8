import { Hourglass, TriangleAlert } from 'lucide-react';
import type { Clock } from '@/api/incident_duties';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './ClockText.module.css';
import { clockWords } from './clock_words';
import { timeLeft } from './deadline';
import { useTimeText } from './useTimeText';

interface Props {
  clock: Pick<Clock, 'due' | 'works_towards' | 'last_lawful'>;
  now: number;
}

/** How long is left, and until when; calm while there is time. */
export function ClockText({ clock, now }: Props) {
  const w = useWords(clockWords);
  const f = useFormats();
  const text = useTimeText();
  const left = timeLeft(clock.due, now);
  const Icon = left.urgency === 'late' ? TriangleAlert : Hourglass;
  const { works_towards: towards, last_lawful: lawful } = clock;
  return (
    <span className={styles.clock} data-urgency={left.urgency}>
      <span className={styles.left}>
        <Icon aria-hidden size={16} />
        {text(left)}
      </span>
      <span className={styles.until}>
        {towards ? w('towards', { date: f.longDate(towards) }) : w('by', { at: f.instant(clock.due) })}
      </span>
      {lawful && lawful !== towards && (
        <span className={styles.until}>{w('lawful', { date: f.longDate(lawful) })}</span>
      )}
    </span>
  );
}
