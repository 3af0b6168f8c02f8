import { Alert } from '@digdir/designsystemet-react';
import type { Register } from '@/api/types';
import { useWords } from '@/words/words';
import { markWords } from '../secrecy/words';
import { useSecrets } from './useSecrets';

/** Says that what is secret is shown, and that this is remembered. */
export function SecretsNote({ register }: { register: Register }) {
  const w = useWords(markWords);
  const { shown } = useSecrets(register);
  if (!shown) return null;
  return (
    <Alert data-color="warning" data-size="sm" role="status">
      {w('list_shown_note')}
    </Alert>
  );
}
