import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect } from 'react';
import type { Session } from '@/api/types';
import { Brand } from '@/ui/Brand';
import { useWords } from '@/words/words';
import { PasswordForm } from './PasswordForm';
import styles from './SignIn.module.css';
import { appWords } from './words';

/** Before anything else: the password that an administrator gave is for once only. */
export function FirstPassword({ onChanged }: { onChanged: (session: Session) => void }) {
  const w = useWords(appWords);
  useEffect(() => {
    document.title = `${w('first_password')} – Ringmur`;
  }, [w]);
  return (
    <main className={styles.main}>
      <Brand large />
      <Heading level={1} data-size="sm">
        {w('first_password')}
      </Heading>
      <Paragraph>{w('first_password_help')}</Paragraph>
      <PasswordForm onChanged={onChanged} />
    </main>
  );
}
