import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type SecondFactor, signIn } from '@/api/session';
import type { Session } from '@/api/types';
import styles from '../SignIn.module.css';
import { OtherSignIns } from './OtherSignIns';
import { PasswordStep } from './PasswordStep';
import { Refusal } from './Refusal';
import { SecondStep } from './SecondStep';

interface Props {
  onSignedIn: (session: Session) => void;
  /** Already known: only the password is asked for, over a page that stays. */
  login?: string;
  onTry?: () => void;
}

/** Signing in from the first field to the session, whatever is asked for on the way. */
export function SignInForm({ onSignedIn, login = '', onTry }: Props) {
  const [name, setName] = useState(login);
  const [second, setSecond] = useState<SecondFactor | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const refused = (error: unknown) => {
    onTry?.();
    setRefusal(error);
  };
  const asking = useMutation({
    mutationFn: (password: string) => signIn(name.trim(), password),
    onMutate: () => refused(null),
    onSuccess: (step) => {
      if ('second' in step) setSecond(step.second);
      else onSignedIn(step.session);
    },
    onError: refused,
  });
  const back = (error?: unknown) => {
    setSecond(null);
    setRefusal(error ?? null);
  };
  if (second) return <SecondStep second={second} onSignedIn={onSignedIn} onBack={back} />;
  return (
    <div className={styles.form}>
      <Refusal error={refusal} />
      <PasswordStep
        login={name}
        onLogin={setName}
        known={login !== ''}
        pending={asking.isPending}
        onSend={asking.mutate}
      />
      <OtherSignIns overPage={login !== ''} onSignedIn={onSignedIn} onRefused={refused} />
    </div>
  );
}
