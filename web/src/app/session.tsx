import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { onSessionEnd, setCsrf } from '@/api/request';
import { sessionKey, sessionQuery } from '@/api/session';
import type { Session } from '@/api/types';
import { useNotices } from '@/ui/notices';
import { Modal } from '@/ui/Modal';
import { useWords } from '@/words/words';
import { FirstPassword } from './FirstPassword';
import { SignInForm, SignInPage } from './SignIn';
import { applyLook } from './theme';
import { appWords } from './words';

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
  const { data: session } = useSuspenseQuery(sessionQuery);
  const take = (fresh: Session) => {
    applyLook(fresh.account);
    client.setQueryData(sessionKey, fresh);
  };
  useEffect(() => {
    if (session) applyLook(session.account);
  }, [session]);
  if (!session) return <SignInPage onSignedIn={take} />;
  if (session.account.must_change_password) return <FirstPassword onChanged={take} />;
  return (
    <Context value={session}>
      {children}
      <SignInAgain session={session} onSignedIn={take} />
    </Context>
  );
}

function SignInAgain({ session, onSignedIn }: { session: Session; onSignedIn: (fresh: Session) => void }) {
  const w = useWords(appWords);
  const client = useQueryClient();
  const { tell } = useNotices();
  const [ended, setEnded] = useState(false);
  useEffect(() => onSessionEnd(() => setEnded(true)), []);
  const back = (fresh: Session) => {
    if (fresh.account.id !== session.account.id) {
      tell(w('other_account'));
      window.location.assign('/');
      return;
    }
    setCsrf(fresh.csrf);
    onSignedIn(fresh);
    setEnded(false);
    void client.invalidateQueries({ predicate: (query) => query.state.status === 'error' });
  };
  return (
    <Modal open={ended} title={w('signed_out')}>
      <p>{w('signed_out_help')}</p>
      <SignInForm login={session.account.login} onSignedIn={back} />
    </Modal>
  );
}
