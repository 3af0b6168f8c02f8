import { Link } from '@tanstack/react-router';
import { Empty } from '@/ui/Empty';
import { useWords } from '@/words/words';
import styles from './RiskSum.module.css';
import { riskWords } from './words';

export function NoRisks() {
  const w = useWords(riskWords);
  return (
    <Empty title={w('first')}>
      <p>{w('first_help')}</p>
      <p className={styles.sum}>
        <Link to="/imports/new" search={{ as: 'risks' }} className="ds-link">
          {w('import')}
        </Link>
        <Link to="/registers/$register/new" params={{ register: 'risks' }} className="ds-link">
          {w('add')}
        </Link>
      </p>
    </Empty>
  );
}
