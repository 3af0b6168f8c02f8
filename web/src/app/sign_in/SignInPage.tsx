import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect } from 'react';
import type { Session } from '@/api/types';
import { Brand } from '@/ui/Brand';
import { useWords } from '@/words/words';
import { LookChooser } from '../LookChooser';
import styles from '../SignIn.module.css';
import { appWords } from '../words';
import { SignInForm } from './SignInForm';
import { TurnedAwayNote } from './TurnedAwayNote';
import { useTurnedAway } from './useTurnedAway';

export function SignInPage({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const w = useWords(appWords);
  const turnedAway = useTurnedAway();
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
        {turnedAway.code && <TurnedAwayNote code={turnedAway.code} />}
        <SignInForm onSignedIn={onSignedIn} onTry={turnedAway.forget} />
      </main>
    </div>
  );
}
