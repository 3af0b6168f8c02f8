import { Button, Paragraph } from '@digdir/designsystemet-react';
import { Fingerprint } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useWords } from '@/words/words';
import styles from '../SignIn.module.css';
import { signInWords } from './words';

export function PasskeyWay({ pending, onShow }: { pending: boolean; onShow: () => void }) {
  const w = useWords(signInWords);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div className={styles.form}>
      <Paragraph>{w('passkey_help')}</Paragraph>
      <Button ref={button} loading={pending} onClick={onShow}>
        <Fingerprint aria-hidden size={18} />
        {w('show_passkey')}
      </Button>
    </div>
  );
}
