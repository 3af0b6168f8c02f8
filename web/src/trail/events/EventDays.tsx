import { Heading } from '@digdir/designsystemet-react';
import { useFormats } from '@/words/format';
import { type Day, goesOn } from './doings';
import styles from './EventDays.module.css';
import { EventLine } from './EventLine';

/** The events by day, newest first. */
export function EventDays({ days }: { days: readonly Day[] }) {
  const { longDate } = useFormats();
  const last = days.at(-1)?.doings.at(-1);
  return (
    <div className={styles.days}>
      {days.map(({ day, doings }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <Heading level={2} data-size="2xs" id={`day-${day}`} className={styles.day}>
            {longDate(day)}
          </Heading>
          <ol className={styles.lines}>
            {doings.map((doing) => (
              <EventLine key={doing.key} doing={doing} open={doing === last && goesOn(doing)} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
