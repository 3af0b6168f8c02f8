import { Heading } from '@digdir/designsystemet-react';
import { RecordsLink } from '@/app/RecordsLink';
import { useWords } from '@/words/words';
import { ActivityLine } from './ActivityLine';
import styles from './UndatedList.module.css';
import type { YearOfActivities } from './useYear';
import lines from './MonthList.module.css';
import { activityWords } from './words';

/** Activities of the year that nobody has said when they are due. */
export function UndatedList({ undated }: { undated: YearOfActivities['undated'] }) {
  const w = useWords(activityWords);
  if (undated.total === 0) return null;
  return (
    <section className={styles.undated}>
      <Heading level={2} data-size="2xs">
        {w('undated')}
      </Heading>
      <ul className={lines.lines}>
        {undated.activities.map((activity) => (
          <ActivityLine key={activity.id} activity={activity} />
        ))}
      </ul>
      <p>
        <RecordsLink records={undated.records}>{w('undated_more', { count: undated.total })}</RecordsLink>
      </p>
    </section>
  );
}
