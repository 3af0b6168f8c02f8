import type { RegisterRecord } from '@/api/types';
import { useWords } from '@/words/words';
import styles from './ActivityFacts.module.css';
import { Due } from './Due';
import { SourceLink } from './SourceLink';
import { isOpen } from './work';
import { workWords } from './words';

/** Who, when, and what stands in the way. */
export function ActivityFacts({ activity, waits }: { activity: RegisterRecord; waits: boolean }) {
  const w = useWords(workWords);
  return (
    <div className={styles.facts}>
      <Due activity={activity} />
      {activity.responsible && <span>{activity.responsible}</span>}
      {waits && isOpen(activity) && <span className={styles.waits}>{w('waits')}</span>}
      {typeof activity.priority === 'number' && (
        <span>{w('priority_of', { priority: activity.priority })}</span>
      )}
      <SourceLink activity={activity} />
    </div>
  );
}
