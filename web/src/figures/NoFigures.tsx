import { Link } from '@tanstack/react-router';
import { Empty } from '@/ui/Empty';
import { useWords } from '@/words/words';
import { figureWords } from './words';

export function NoFigures() {
  const w = useWords(figureWords);
  return (
    <Empty title={w('first')}>
      <p>{w('first_help')}</p>
      <Link to="/imports/new" className="ds-link">
        {w('import')}
      </Link>
    </Empty>
  );
}
