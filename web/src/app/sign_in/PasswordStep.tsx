import { Button, Textfield } from '@digdir/designsystemet-react';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '@/words/words';
import styles from '../SignIn.module.css';
import { appWords } from '../words';

interface Props {
  login: string;
  onLogin: (login: string) => void;
  /** The login is known already: only the password is asked for. */
  known: boolean;
  pending: boolean;
  onSend: (password: string) => void;
}

export function PasswordStep({ login, onLogin, known, pending, onSend }: Props) {
  const w = useWords(appWords);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const lacks = (value: string, field: 'login' | 'password') =>
    tried && !value.trim() ? w('required', { field: w(field).toLowerCase() }) : undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (login.trim() && password) onSend(password);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Textfield
        ref={known ? undefined : first}
        label={w('login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={login}
        readOnly={known}
        error={lacks(login, 'login')}
        onChange={(event) => onLogin(event.target.value)}
      />
      <Textfield
        ref={known ? first : undefined}
        label={w('password')}
        type="password"
        autoComplete="current-password"
        value={password}
        error={lacks(password, 'password')}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" loading={pending}>
        {w('sign_in')}
      </Button>
    </form>
  );
}
