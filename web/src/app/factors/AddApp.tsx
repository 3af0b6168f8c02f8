import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { beginTotp } from '@/api/factors';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { AppDialog } from './AppDialog';
import { factorsWords } from './words';

/** A button, and what follows from it until the app shows right codes. */
export function AddApp({ onDone }: { onDone: () => void }) {
  const w = useWords(factorsWords);
  const beginning = useMutation({ mutationFn: beginTotp });
  const done = () => {
    beginning.reset();
    onDone();
  };
  return (
    <>
      <Button variant="secondary" loading={beginning.isPending} onClick={() => beginning.mutate()}>
        {w('add_app')}
      </Button>
      {beginning.error && <ErrorNote error={beginning.error} />}
      {beginning.data && <AppDialog offer={beginning.data} onDone={done} onClose={beginning.reset} />}
    </>
  );
}
