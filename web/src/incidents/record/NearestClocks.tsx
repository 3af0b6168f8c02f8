import { Heading } from '@digdir/designsystemet-react';
import type { Duty } from '@/api/incident_duties';
import { useSay, useWords } from '@/words/words';
import { clockWords } from './clock_words';
import { ClockText } from './ClockText';
import { runningClocks } from './duty_groups';
import styles from './NearestClocks.module.css';
import { useClockAnnouncements } from './useClockAnnouncements';
import { useNow } from './useNow';

const most = 3;

/** The deadlines that run, the soonest first. */
export function NearestClocks({ duties }: { duties: readonly Duty[] }) {
  const w = useWords(clockWords);
  const say = useSay();
  const now = useNow();
  const running = runningClocks(duties);
  useClockAnnouncements(running, now);
  if (running.length === 0) return null;
  return (
    <section className={styles.clocks}>
      <Heading level={2} data-size="2xs">
        {w('nearest')}
      </Heading>
      <ul className={styles.list}>
        {running.slice(0, most).map(
          (duty) =>
            duty.clock && (
              <li key={duty.id} className={styles.item}>
                <span className={styles.duty}>{say(duty.label)}</span>
                <ClockText clock={duty.clock} now={now} />
              </li>
            ),
        )}
      </ul>
    </section>
  );
}
