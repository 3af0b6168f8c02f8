import { Select } from '@digdir/designsystemet-react';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useWords } from '@/words/words';
import { useAuthority } from './place';
import styles from './AuthorityChooser.module.css';
import { useSession } from './session';
import { appWords } from './words';

/** Whose records the pages show. It stands in the address, so that a link shows a colleague the same. */
export function AuthorityChooser() {
  const w = useWords(appWords);
  const session = useSession();
  const authority = useAuthority();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  // A record belongs to one authority: from there the way leads to its register.
  const above = path.replace(/^(\/registers\/[^/]+)\/.*$/, '$1');
  return (
    <Select
      className={styles.chooser}
      aria-label={w('authority')}
      data-size="sm"
      value={authority.code}
      onChange={(event) => void navigate({ to: above, search: { authority: event.target.value } })}
    >
      {session.authorities.map((one) => (
        <Select.Option key={one.code} value={one.code}>
          {one.name}
        </Select.Option>
      ))}
    </Select>
  );
}
