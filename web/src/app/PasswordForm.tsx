import { Button, Textfield } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { Problem } from '@/api/request';
import { changePassword } from '@/api/session';
import type { Session } from '@/api/types';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import styles from './SignIn.module.css';
import { appWords } from './words';

export function PasswordForm({ onChanged }: { onChanged: (session: Session) => void }) {
  const w = useWords(appWords);
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const asking = useMutation({
    mutationFn: () => changePassword(current, password),
    onSuccess: (session) => {
      setCurrent('');
      setPassword('');
      onChanged(session);
    },
  });
  const faults = asking.error instanceof Problem ? asking.error.byField() : new Map<string, string>();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    asking.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {asking.error && <ErrorNote error={asking.error} />}
      <Textfield
        label={w('current_password')}
        type="password"
        autoComplete="current-password"
        value={current}
        error={faults.get('current')}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <Textfield
        label={w('new_password')}
        type="password"
        autoComplete="new-password"
        value={password}
        error={faults.get('password')}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" loading={asking.isPending}>
        {w('save_password')}
      </Button>
    </form>
  );
}
