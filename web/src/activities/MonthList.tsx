import { Heading } from '@digdir/designsystemet-react';
import { RecordsLink } from '@/app/RecordsLink';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { ActivityLine } from './ActivityLine';
import styles from './MonthList.module.css';
import type { ActivityChoice, YearOfActivities } from './useYear';
import { activityWords } from './words';

/** The year as a list, month by month. */
export function MonthList({
  months,
  choice,
}: {
  months: YearOfActivities['months'];
  choice: ActivityChoice;
}) {
  const w = useWords(activityWords);
  const f = useFormats();
  const running = String(choice.year) === choice.today.slice(0, 4);
  return (
    <div className={styles.months}>
      {months.map(({ month, activities, count, lacking, records }) => (
        <section
          key={month}
          className={styles.month}
          data-empty={count + lacking === 0 || undefined}
          data-now={(running && month === choice.month) || undefined}
        >
          <Heading level={2} data-size="2xs" className={styles.heading}>
            <span className={styles.name}>{f.month(month)}</span>
            {running && month === choice.month && <span className={styles.now}>{w('this_month')}</span>}
            {count > 0 && (
              <RecordsLink
                records={records}
                className={`ds-link ${styles.count ?? ''}`}
                aria-label={w('month_of', { month: f.month(month), count: w('total', { count }) })}
              >
                {f.number(count)}
              </RecordsLink>
            )}
          </Heading>
          {count + lacking === 0 ? (
            <p className={styles.nothing}>{w('month_empty')}</p>
          ) : (
            <ul className={styles.lines}>
              {activities.map((activity) => (
                <ActivityLine key={activity.id} activity={activity} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}
