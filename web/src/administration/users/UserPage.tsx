import { useQuery } from '@tanstack/react-query';
import { accountsQuery } from '@/api/accounts';
import { Page } from '@/app/Page';
import { SessionList } from '@/app/SessionList';
import { useSession } from '@/app/session';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { BackLink } from '../BackLink';
import { AccountEditor } from './AccountEditor';
import { AccountState } from './AccountState';
import { RolesSection } from './RolesSection';
import { SignInSection } from './SignInSection';
import { UserSection } from './UserSection';
import { usersWords } from './words';

/** An account: what it says, how it signs in, where it is signed in. */
export function UserPage({ id }: { id: string }) {
  const w = useWords(usersWords);
  const session = useSession();
  const mayWrite = useMay('accounts', 'write');
  const { data: accounts, error, refetch } = useQuery(accountsQuery);
  const account = accounts?.find((one) => one.id === id);
  const own = id === session.account.id;
  return (
    <Page
      title={account?.name ?? w('title')}
      above={<BackLink to="/administration/users" />}
      actions={account && <AccountState account={account} />}
    >
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!accounts && !error && <Busy />}
      {accounts && !account && <Empty title={w('missing')}>{w('missing_help')}</Empty>}
      {account && (
        <>
          {mayWrite ? <AccountEditor account={account} /> : <p>{w('only_read')}</p>}
          <RolesSection account={account} />
          {own ? (
            <UserSection title={w('sign_in')}>
              <p>{w('yourself')}</p>
            </UserSection>
          ) : (
            mayWrite && <SignInSection account={account} />
          )}
          <UserSection title={w('sessions')}>
            <SessionList account={id} />
          </UserSection>
        </>
      )}
    </Page>
  );
}
