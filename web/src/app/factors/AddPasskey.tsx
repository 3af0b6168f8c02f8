import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { passkeysAreKnown } from '@/api/passkeys';
import { useWords } from '@/words/words';
import { PasskeyDialog } from './PasskeyDialog';
import { factorsWords } from './words';

/** A button, and what follows from it until there is a passkey. */
export function AddPasskey({ onDone }: { onDone: () => void }) {
  const w = useWords(factorsWords);
  const [adding, setAdding] = useState(false);
  const done = () => {
    setAdding(false);
    onDone();
  };
  if (!passkeysAreKnown()) return <p>{w('no_passkeys')}</p>;
  return (
    <>
      <Button variant="secondary" onClick={() => setAdding(true)}>
        {w('add_passkey')}
      </Button>
      {adding && <PasskeyDialog onDone={done} onClose={() => setAdding(false)} />}
    </>
  );
}
