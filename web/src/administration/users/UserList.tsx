import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { accountsQuery } from '@/api/accounts';
import { Page } from '@/app/Page';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { accountsShown, type Shown } from './account_list';
import { UserFilters } from './UserFilters';
import { UserTable } from './UserTable';
import { usersWords } from './words';

export function UserList() {
  const w = useWords(usersWords);
  const { compare } = useFormats();
  const mayWrite = useMay('accounts', 'write');
  const search = useSearchMap();
  const find = one(search, 'name');
  const shown = (one(search, 'show') || 'all') as Shown;
  const { data: accounts, error, refetch } = useQuery(accountsQuery);
  return (
    <Page
      title={w('title')}
      lead={w('lead')}
      wide
      actions={
        mayWrite && (
          <Button asChild>
            <Link to="/administration/users" search={{ user: 'new' }}>
              <Plus aria-hidden size={18} />
              {w('new')}
            </Link>
          </Button>
        )
      }
    >
      <UserFilters find={find} shown={shown} />
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {accounts ? <UserTable accounts={accountsShown(accounts, find, shown, compare)} /> : !error && <Busy />}
    </Page>
  );
}
