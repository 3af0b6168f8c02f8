import { Button } from '@digdir/designsystemet-react';
import { Eraser } from 'lucide-react';
import type { Removal } from '@/api/persons';
import { useWords } from '@/words/words';
import { GoesPart } from './GoesPart';
import { StaysPart } from './StaysPart';
import { removalWords } from './words';

interface Props {
  removal: Removal;
  onRemove: () => void;
}

export function RemovalPreview({ removal, onRemove }: Props) {
  const w = useWords(removalWords);
  return (
    <>
      <GoesPart title={w('goes')} help={w('goes_help')} removal={removal} />
      <StaysPart title={w('stays')} stays={removal.stays} />
      {removal.goes.length > 0 && (
        <div>
          <Button data-color="danger" onClick={onRemove}>
            <Eraser aria-hidden size={18} />
            {w('do_it')}
          </Button>
        </div>
      )}
    </>
  );
}
