import { Button, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { CopyButton } from '@/ui/CopyButton';
import { Modal } from '@/ui/Modal';
import { useWords } from '@/words/words';
import styles from './SecretDialog.module.css';
import { administrationWords } from './words';

interface Props {
  title: string;
  label: string;
  secret: string;
  /** What to do with it. */
  children: ReactNode;
  onClose: () => void;
}

/** What can be seen only now. It cannot be sent away by mistake: only its button closes it. */
export function SecretDialog({ title, label, secret, children, onClose }: Props) {
  const w = useWords(administrationWords);
  return (
    <Modal open title={title} actions={<Button onClick={onClose}>{w('secret_done')}</Button>}>
      <div className={styles.content}>
        <Textfield
          className={styles.secret}
          label={label}
          readOnly
          spellCheck={false}
          autoComplete="off"
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
        />
        <div>
          <CopyButton text={secret} label={w('copy')} />
        </div>
        {children}
      </div>
    </Modal>
  );
}
