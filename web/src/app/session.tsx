import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, lazy, type ReactNode, useCallback, useContext, useEffect } from 'react';
import { sessionKey, sessionQuery } from '@/api/session';
import type { Session } from '@/api/types';
import { Busy } from '@/ui/Busy';
import { FirstPassword } from './FirstPassword';
import { OverPage } from './sign_in/OverPage';
import { SignInPage } from './sign_in/SignInPage';
import { applyLook } from './theme';

const SecondFactorRequired = lazy(() => import('./factors/SecondFactorRequired'));

const Context = createContext<Session | null>(null);

/** Who is signed in. Only below the gate, where somebody is. */
export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error('nobody is signed in here');
  return session;
}

/** Lets nobody in without a session. When it ends under an open page the page stays, and asks for the password over it. */
export function SessionGate({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { data: session } = useQuery({
    ...sessionQuery,
    throwOnError: (_, { state }) => state.data === undefined,
  });
  const take = useCallback(
    (fresh: Session) => {
      applyLook(fresh.account);
      client.setQueryData(sessionKey, fresh);
      void client.invalidateQueries({ predicate: (query) => query.state.status === 'error' });
    },
    [client],
  );
  useEffect(() => {
    if (session) applyLook(session.account);
  }, [session]);
  if (session === undefined) return <Busy />;
  if (!session) return <SignInPage onSignedIn={take} />;
  return (
    <Context value={session}>
      <Entrance session={session} onChanged={take}>
        {children}
      </Entrance>
      <OverPage session={session} onChanged={take} />
    </Context>
  );
}

interface EntranceProps {
  session: Session;
  onChanged: (fresh: Session) => void;
  children: ReactNode;
}

/** What has to be done before anything else. */
function Entrance({ session, onChanged, children }: EntranceProps) {
  if (session.account.must_change_password) return <FirstPassword onChanged={onChanged} />;
  if (session.second_factor_required) return <SecondFactorRequired />;
  return children;
}
