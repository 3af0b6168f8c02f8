import { Button } from '@digdir/designsystemet-react';
import { CopyPlus } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '@/app/useMay';
import { useWords } from '@/words/words';
import { analysisShown } from './analysisShown';
import { CarryOverDialog } from './CarryOverDialog';
import { carryWords } from './carry_words';
import type { RiskChoice } from './useRiskMap';

/** Starts a year's analysis from the one before it. */
export function CarryOver({ choice }: { choice: RiskChoice }) {
  const w = useWords(carryWords);
  const may = useMay('risk', 'write');
  const [open, setOpen] = useState(false);
  const years = choice.years ?? [];
  const shown = analysisShown({ ...choice, year: String(years[0] ?? '') });
  if (!may || !shown) return null;
  return (
    <>
      <Button variant="secondary" data-size="sm" onClick={() => setOpen(true)}>
        <CopyPlus aria-hidden size={16} />
        {w('button')}
      </Button>
      {open && <CarryOverDialog shown={shown} choice={choice} onClose={() => setOpen(false)} />}
    </>
  );
}
