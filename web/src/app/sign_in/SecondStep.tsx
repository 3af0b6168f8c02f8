import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { PasskeyFault, passkeysAreKnown, showPasskey } from '@/api/passkeys';
import { Problem } from '@/api/request';
import { finishSignIn, type SecondFactor, type SecondProof, triesOfTicket } from '@/api/session';
import type { Session } from '@/api/types';
import { useWords } from '@/words/words';
import styles from '../SignIn.module.css';
import { OtherWays } from './OtherWays';
import own from './SecondStep.module.css';
import { Refusal } from './Refusal';
import { SecondWay } from './SecondWay';
import { secondWays } from './ways';
import { signInWords } from './words';

interface Props {
  second: SecondFactor;
  onSignedIn: (session: Session) => void;
  /** Back to the password; with why, where the server wants it so. */
  onBack: (error?: unknown) => void;
}

/** After the password: a code, a passkey, or one of the codes on paper. */
export function SecondStep({ second, onSignedIn, onBack }: Props) {
  const w = useWords(signInWords);
  const ways = secondWays(second.methods, passkeysAreKnown());
  const [way, setWay] = useState(ways[0] ?? 'recovery');
  const [left, setLeft] = useState(triesOfTicket);
  const finishing = useMutation({
    mutationFn: async (proof: SecondProof | null) => {
      if (proof) return finishSignIn(second.ticket, proof);
      if (!second.passkey) throw new PasskeyFault('failed');
      return finishSignIn(second.ticket, { passkey: await showPasskey(second.passkey) });
    },
    onSuccess: onSignedIn,
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      if (error.code === 'session.ticket') onBack(error);
      else if (error.status === 401) setLeft(left - 1);
    },
  });
  const choose = (chosen: typeof way) => {
    setWay(chosen);
    finishing.reset();
  };
  const over = left <= 0;
  return (
    <div className={styles.form}>
      <Paragraph>{w('password_right')}</Paragraph>
      <Refusal error={finishing.error} />
      {left < triesOfTicket && <p role="status">{over ? w('no_tries') : w('tries', { count: left })}</p>}
      {!over && <SecondWay key={way} way={way} pending={finishing.isPending} onShow={finishing.mutate} />}
      {!over && <OtherWays ways={ways} way={way} onChoose={choose} />}
      <div className={over ? undefined : own.back}>
        <Button variant={over ? 'primary' : 'tertiary'} onClick={() => onBack()}>
          {w('start_over')}
        </Button>
      </div>
    </div>
  );
}
