import { Link } from '@tanstack/react-router';
import { useWords } from '@/words/words';
import { administrationWords } from './words';

export function BackLink({
  to,
}: {
  to: '/administration/users' | '/administration/tokens' | '/administration/providers';
}) {
  const a = useWords(administrationWords);
  return (
    <Link to={to} search={{}} className="ds-link">
      {a('back')}
    </Link>
  );
}
