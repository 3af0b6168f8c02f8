import { Select } from '@digdir/designsystemet-react';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useWords } from '@/words/words';
import { useAuthority } from './place';
import styles from './AuthorityChooser.module.css';
import { workplaces } from './rights';
import { useSession } from './session';
import { appWords } from './words';

/** Whose records the pages show. It stands in the address, so that a link shows a colleague the same. */
export function AuthorityChooser() {
  const w = useWords(appWords);
  const session = useSession();
  const authority = useAuthority();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const several = workplaces(session).length > 1;
  const all = several && path === '/overview';
  // A record belongs to one authority: from there the way leads to its register.
  const above = path.replace(/^(\/registers\/[^/]+)\/.*$/, '$1');
  const choose = (code: string) => {
    if (!code) void navigate({ to: '/overview' });
    else void navigate({ to: all ? '/' : above, search: { authority: code } });
  };
  return (
    <Select
      className={styles.chooser}
      aria-label={w('authority')}
      data-size="sm"
      value={all ? '' : authority.code}
      onChange={(event) => choose(event.target.value)}
    >
      {several && <Select.Option value="">{w('all_authorities')}</Select.Option>}
      {session.authorities.map((one) => (
        <Select.Option key={one.code} value={one.code}>
          {one.name}
        </Select.Option>
      ))}
    </Select>
  );
}
