import { Heading } from '@digdir/designsystemet-react';
import { RecordsLink } from '@/app/RecordsLink';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { ActivityLine } from './ActivityLine';
import styles from './UndatedList.module.css';
import type { YearOfActivities } from './useYear';
import lines from './MonthList.module.css';
import { activityWords } from './words';

/** Activities of the year that nobody has said when they are due. */
export function UndatedList({ undated }: { undated: YearOfActivities['undated'] }) {
  const w = useWords(activityWords);
  const f = useFormats();
  if (undated.total === 0) return null;
  return (
    <section className={styles.undated}>
      <Heading level={2} data-size="2xs" className={lines.heading}>
        <span>{w('undated')}</span>
        <RecordsLink
          records={undated.records}
          className={`ds-link ${lines.count ?? ''}`}
          aria-label={w('month_of', { month: w('undated'), count: w('total', { count: undated.total }) })}
        >
          {f.number(undated.total)}
        </RecordsLink>
      </Heading>
      <ul className={lines.lines}>
        {undated.activities.map((activity) => (
          <ActivityLine key={activity.id} activity={activity} />
        ))}
      </ul>
      {undated.total > undated.activities.length && (
        <p>
          <RecordsLink records={undated.records}>
            {w('undated_more', { count: f.number(undated.total) })}
          </RecordsLink>
        </p>
      )}
    </section>
  );
}
