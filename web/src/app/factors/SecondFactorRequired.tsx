import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { signOut } from '@/api/session';
import { Brand } from '@/ui/Brand';
import { useWords } from '@/words/words';
import signIn from '../SignIn.module.css';
import { AddApp } from './AddApp';
import { AddPasskey } from './AddPasskey';
import styles from './SecondFactorRequired.module.css';
import { useFactorsChanged } from './useFactorsChanged';
import { factorsWords } from './words';

/** Before anything else: the city wants more than a password of who has this role. */
export default function SecondFactorRequired() {
  const w = useWords(factorsWords);
  const done = useFactorsChanged();
  const leaving = useMutation({ mutationFn: signOut, onSettled: () => window.location.assign('/') });
  useEffect(() => {
    document.title = `${w('required')} – Ringmur`;
  }, [w]);
  return (
    <main className={signIn.main}>
      <Brand large />
      <Heading level={1} data-size="sm">
        {w('required')}
      </Heading>
      <Paragraph>{w('required_help')}</Paragraph>
      {(['passkey', 'app'] as const).map((way) => (
        <section key={way} className={styles.way} aria-label={w(way)}>
          <Heading level={2} data-size="2xs">
            {w(way)}
          </Heading>
          <Paragraph>{w(`${way}_help`)}</Paragraph>
          {way === 'app' ? <AddApp onDone={done} /> : <AddPasskey onDone={done} />}
        </section>
      ))}
      <div className={styles.out}>
        <Button variant="tertiary" loading={leaving.isPending} onClick={() => leaving.mutate()}>
          {w('sign_out')}
        </Button>
      </div>
    </main>
  );
}
