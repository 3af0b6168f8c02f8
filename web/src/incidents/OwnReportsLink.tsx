import { Link } from '@tanstack/react-router';
import { useSession } from '@/app/session';
import { useRights } from '@/app/useMay';
import { useWords } from '@/words/words';
import { incidentsWords } from './words';

/** The start page has an employee's own reports; the office has a list that can be narrowed to them. */
export function OwnReportsLink({ className = 'ds-link' }: { className?: string | undefined }) {
  const w = useWords(incidentsWords);
  const { account } = useSession();
  const { office } = useRights();
  if (!office) {
    return (
      <Link to="/" className={className}>
        {w('own_reports')}
      </Link>
    );
  }
  return (
    <Link
      to="/registers/$register"
      params={{ register: 'incidents' }}
      search={{ reported_by: `eq.${account.login}` }}
      className={className}
    >
      {w('own_reports')}
    </Link>
  );
}
