import { Paragraph } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import { SecretDialog } from '../SecretDialog';
import { usersWords } from './words';

interface Props {
  title: string;
  /** Whose it is. */
  name: string;
  password: string;
  onClose: () => void;
}

export function PasswordOnce({ title, name, password, onClose }: Props) {
  const w = useWords(usersWords);
  return (
    <SecretDialog title={title} label={w('password')} secret={password} onClose={onClose}>
      <Paragraph>{w('password_help', { name })}</Paragraph>
    </SecretDialog>
  );
}
