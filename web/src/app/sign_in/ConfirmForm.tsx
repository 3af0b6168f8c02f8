import { Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { factorsQuery } from '@/api/factors';
import { passkeysAreKnown } from '@/api/passkeys';
import { confirmSession, confirmWithPasskey, type Proof } from '@/api/session';
import type { Session } from '@/api/types';
import { Busy } from '@/ui/Busy';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import styles from '../SignIn.module.css';
import { ConfirmWay } from './ConfirmWay';
import { OtherWays } from './OtherWays';
import { Refusal } from './Refusal';
import { type ConfirmWay as Way, confirmWays } from './ways';
import { signInWords } from './words';

interface Props {
  session: Session;
  onConfirmed: (fresh: Session) => void;
}

export function ConfirmForm({ session, onConfirmed }: Props) {
  const w = useWords(signInWords);
  const { announce } = useNotices();
  const { data: factors, isPending } = useQuery(factorsQuery);
  const [chosen, setChosen] = useState<Way | null>(null);
  const confirming = useMutation({
    mutationFn: (proof: Proof | null) => (proof ? confirmSession(proof) : confirmWithPasskey()),
    onSuccess: (fresh) => {
      announce(w('confirmed'));
      onConfirmed(fresh);
    },
  });
  const ways = confirmWays(session.level, factors ?? null, passkeysAreKnown());
  const way = chosen ?? ways[0] ?? 'password';
  const choose = (other: Way) => {
    setChosen(other);
    confirming.reset();
  };
  return (
    <div className={styles.form}>
      <Paragraph>{w('confirm_help')}</Paragraph>
      <Refusal error={confirming.error} />
      {isPending ? (
        <Busy />
      ) : (
        <ConfirmWay key={way} way={way} pending={confirming.isPending} onShow={confirming.mutate} />
      )}
      {!isPending && <OtherWays ways={ways} way={way} onChoose={choose} />}
    </div>
  );
}
