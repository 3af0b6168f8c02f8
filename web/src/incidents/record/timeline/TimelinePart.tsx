import { PeoplePart } from './PeoplePart';
import { TasksPart } from './TasksPart';
import { TimelineList } from './TimelineList';
import styles from '../Part.module.css';

/** What has happened, what is to be done, and who does it. */
export default function TimelinePart() {
  return (
    <div className={styles.columns}>
      <TimelineList />
      <div className={styles.stack}>
        <TasksPart />
        <PeoplePart />
      </div>
    </div>
  );
}
