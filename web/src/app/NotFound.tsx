import { Link } from '@tanstack/react-router';
import { useWords } from '@/words/words';
import { Page } from './Page';
import { appWords } from './words';

export function NotFound() {
  const w = useWords(appWords);
  return (
    <Page title={w('not_found')} lead={w('not_found_help')}>
      <p>
        <Link to="/" className="ds-link">
          {w('start')}
        </Link>
      </p>
    </Page>
  );
}
