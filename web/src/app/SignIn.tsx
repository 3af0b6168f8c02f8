import { Button, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { signIn } from '@/api/session';
import type { Session } from '@/api/types';
import { Brand } from '@/ui/Brand';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import styles from './SignIn.module.css';
import { LookChooser } from './LookChooser';
import { appWords } from './words';

interface Props {
  onSignedIn: (session: Session) => void;
  /** Already known: only the password is asked for. */
  login?: string;
}

export function SignInForm({ onSignedIn, login = '' }: Props) {
  const w = useWords(appWords);
  const [name, setName] = useState(login);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const asking = useMutation({ mutationFn: () => signIn(name.trim(), password), onSuccess: onSignedIn });
  useEffect(() => first.current?.focus(), []);
  const lacks = (value: string, field: 'login' | 'password') =>
    tried && !value.trim() ? w('required', { field: w(field).toLowerCase() }) : undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() && password) asking.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {asking.error && <ErrorNote error={asking.error} />}
      <Textfield
        ref={login ? undefined : first}
        label={w('login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={name}
        readOnly={login !== ''}
        error={lacks(name, 'login')}
        onChange={(event) => setName(event.target.value)}
      />
      <Textfield
        ref={login ? first : undefined}
        label={w('password')}
        type="password"
        autoComplete="current-password"
        value={password}
        error={lacks(password, 'password')}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" loading={asking.isPending}>
        {w('sign_in')}
      </Button>
    </form>
  );
}

export function SignInPage({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const w = useWords(appWords);
  useEffect(() => {
    document.title = `${w('sign_in')} – Ringmur`;
  }, [w]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <LookChooser />
      </header>
      <main className={styles.main}>
        <Brand large />
        <Heading level={1} data-size="sm">
          {w('sign_in')}
        </Heading>
        <Paragraph>{w('sign_in_lead')}</Paragraph>
        <SignInForm onSignedIn={onSignedIn} />
      </main>
    </div>
  );
}
