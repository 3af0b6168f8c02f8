import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { UsersRound } from 'lucide-react';
import { useWords } from '@/words/words';
import { riskWords } from './words';

/** To where several people assess risks at once. */
export function WorkshopsLink() {
  const w = useWords(riskWords);
  return (
    <Button asChild variant="secondary" data-size="sm">
      <Link to="/workshops">
        <UsersRound aria-hidden size={16} />
        {w('workshop')}
      </Link>
    </Button>
  );
}
