import { Link } from '@tanstack/react-router';
import { useWords } from '@/words/words';
import { Page } from './Page';
import { appWords } from './words';

/** Said before anything is asked for that the server would refuse. */
export function NotForEmployees() {
  const w = useWords(appWords);
  return (
    <Page title={w('not_for_employees')} lead={w('not_for_employees_help')}>
      <p>
        <Link to="/" className="ds-link">
          {w('start')}
        </Link>
      </p>
    </Page>
  );
}
