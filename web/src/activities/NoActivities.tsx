import { Link } from '@tanstack/react-router';
import { Empty } from '@/ui/Empty';
import { useWords } from '@/words/words';
import { activityWords } from './words';
import styles from './YearWheelPage.module.css';

export function NoActivities() {
  const w = useWords(activityWords);
  return (
    <Empty title={w('empty')}>
      <p>{w('empty_help')}</p>
      <p className={styles.sum}>
        <Link to="/registers/$register/new" params={{ register: 'activities' }} className="ds-link">
          {w('add')}
        </Link>
        <Link to="/imports/new" search={{ as: 'activities' }} className="ds-link">
          {w('import')}
        </Link>
      </p>
    </Empty>
  );
}
