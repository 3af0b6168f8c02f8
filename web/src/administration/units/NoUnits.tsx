import { Link } from '@tanstack/react-router';
import { Empty } from '@/ui/Empty';
import { useWords } from '@/words/words';
import styles from './UnitTree.module.css';
import { unitTreeWords } from './words';

export function NoUnits() {
  const w = useWords(unitTreeWords);
  return (
    <Empty title={w('none')}>
      <p>{w('none_help')}</p>
      <div className={styles.foot}>
        <Link to="/imports/new" search={{ as: 'units' }} className="ds-link">
          {w('import')}
        </Link>
        <Link to="/registers/$register/new" params={{ register: 'units' }} className="ds-link">
          {w('add_first')}
        </Link>
      </div>
    </Empty>
  );
}
