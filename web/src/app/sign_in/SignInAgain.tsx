import { useEffect, useState } from 'react';
import { onSessionEnd } from '@/api/request';
import type { Session } from '@/api/types';
import { Modal } from '@/ui/Modal';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { appWords } from '../words';
import { SignInForm } from './SignInForm';

interface Props {
  session: Session;
  onSignedIn: (fresh: Session) => void;
}

/** The session ended under an open page: the page stays, and who it is is asked for over it. */
export function SignInAgain({ session, onSignedIn }: Props) {
  const w = useWords(appWords);
  const { tell } = useNotices();
  // Which session ended: another one that comes, from here or from another tab, closes the dialog.
  const [ended, setEnded] = useState<string | null>(null);
  useEffect(() => onSessionEnd(() => setEnded(session.csrf)), [session.csrf]);
  const back = (fresh: Session) => {
    if (fresh.account.id === session.account.id) {
      onSignedIn(fresh);
      return;
    }
    tell(w('other_account'));
    window.location.assign('/');
  };
  return (
    <Modal open={ended === session.csrf} title={w('signed_out')}>
      <p>{w('signed_out_help')}</p>
      <SignInForm login={session.account.login} onSignedIn={back} />
    </Modal>
  );
}
