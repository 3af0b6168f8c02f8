import { Link } from '@tanstack/react-router';
import { useRights } from '@/app/useMay';
import { Empty } from '@/ui/Empty';
import { useWords } from '@/words/words';
import styles from './UnitTree.module.css';
import { unitTreeWords } from './words';

export function NoUnits() {
  const w = useWords(unitTreeWords);
  const { may } = useRights();
  return (
    <Empty title={w('none')}>
      <p>{w('none_help')}</p>
      <div className={styles.foot}>
        {may('imports', 'write') && (
          <Link to="/imports/new" search={{ as: 'units' }} className="ds-link">
            {w('import')}
          </Link>
        )}
        {may('unit', 'write') && (
          <Link to="/registers/$register/new" params={{ register: 'units' }} className="ds-link">
            {w('add_first')}
          </Link>
        )}
      </div>
    </Empty>
  );
}
