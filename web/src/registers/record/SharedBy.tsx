import { Alert } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import { registerWords } from '../words';

/** Whose record it is, where another authority shares it. */
export function SharedBy({ owner }: { owner: string }) {
  const w = useWords(registerWords);
  return (
    <Alert data-color="info" data-size="sm">
      {w('shared_by_help', { owner })}
    </Alert>
  );
}
