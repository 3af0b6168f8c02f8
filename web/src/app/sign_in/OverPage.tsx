import type { Session } from '@/api/types';
import { ConfirmDialog } from './ConfirmDialog';
import { SignInAgain } from './SignInAgain';
import { TurnedAway } from './TurnedAway';
import { useSessionElsewhere } from './useSessionElsewhere';

interface Props {
  session: Session;
  onChanged: (fresh: Session) => void;
}

/** What may come over any page: that the session has ended, or that somebody must show anew who it is. */
export function OverPage({ session, onChanged }: Props) {
  useSessionElsewhere(session, onChanged);
  return (
    <>
      <ConfirmDialog session={session} onConfirmed={onChanged} />
      <SignInAgain session={session} onSignedIn={onChanged} />
      <TurnedAway />
    </>
  );
}
