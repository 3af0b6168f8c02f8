import { Link } from '@tanstack/react-router';
import { useWords } from '@/words/words';
import { Page } from './Page';
import { useAuthority } from './place';
import { useRights } from './useMay';
import { appWords } from './words';

/** Said before anything is asked for that the server would refuse. */
export function NotAllowed() {
  const w = useWords(appWords);
  const { office } = useRights();
  const { name } = useAuthority();
  const why = office ? w('not_for_role_help', { authority: name }) : w('not_for_employees_help');
  return (
    <Page title={w('not_for_employees')} lead={why}>
      <p>
        <Link to="/" className="ds-link">
          {w('start')}
        </Link>
      </p>
    </Page>
  );
}
