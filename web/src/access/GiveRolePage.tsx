import { Link } from '@tanstack/react-router';
import { Page } from '@/app/Page';
import { useAuthority, useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useWords } from '@/words/words';
import { GiveRole } from './roles/GiveRole';
import { rolesWords } from './roles/words';

/** A role for somebody; `?account=` says for whom. */
export default function GiveRolePage() {
  const w = useWords(rolesWords);
  const { code } = useAuthority();
  const account = one(useSearchMap(), 'account');
  return (
    <Page
      title={w('give')}
      above={
        account ? (
          <Link to="/administration/users" search={{ user: account }} className="ds-link">
            {w('back')}
          </Link>
        ) : (
          <Link to="/administration/roles" className="ds-link">
            {w('title')}
          </Link>
        )
      }
    >
      <GiveRole key={`${code} ${account}`} account={account} />
    </Page>
  );
}
