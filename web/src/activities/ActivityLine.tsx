import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { ActivityWay } from './ActivityWay';
import styles from './MonthList.module.css';
import { StateIcon } from './StateIcon';
import { activityWords } from './words';
import type { Activity } from './year';

/** One activity of a list: what, who, when and how it stands. */
export function ActivityLine({ activity }: { activity: Activity }) {
  const w = useWords(activityWords);
  const f = useFormats();
  return (
    <li className={styles.line}>
      <ActivityWay activity={activity} className={`ds-link ${styles.what ?? ''}`}>
        {activity.title}
      </ActivityWay>
      <span className={styles.who}>{activity.responsible}</span>
      <span className={styles.state} data-overdue={activity.state === 'overdue' || undefined}>
        <StateIcon state={activity.state} />
        {w(activity.state)}
      </span>
      <span className={styles.when}>
        {activity.due && <time dateTime={activity.due}>{f.date(activity.due)}</time>}
      </span>
    </li>
  );
}
