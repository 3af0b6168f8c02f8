import { Button } from '@digdir/designsystemet-react';
import { ArrowRight, PencilLine, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { IncidentStatus, Step } from '@/api/incident_duties';
import { ErrorNote } from '@/ui/ErrorNote';
import { useSay, useWords } from '@/words/words';
import styles from './Part.module.css';
import { ReopenDialog } from './ReopenDialog';
import { useTakeStep } from './useTakeStep';
import { incidentWords } from './words';

interface Props {
  next: Step | undefined;
  others: readonly Step[];
  closed: boolean;
  /** Missing: the stage asks for nothing. */
  onFacts: (() => void) | undefined;
  onSensitive: () => void;
}

/** The ways on: to fill in what is lacking, to take the step, to go back. */
export function StepButtons({ next, others, closed, onFacts, onSensitive }: Props) {
  const w = useWords(incidentWords);
  const say = useSay();
  const [reopening, setReopening] = useState<IncidentStatus | null>(null);
  const taking = useTakeStep();
  const ready = next !== undefined && next.allowed;
  return (
    <>
      {taking.error && <ErrorNote error={taking.error} />}
      <div className={styles.buttons}>
        {ready && (
          <Button loading={taking.isPending} onClick={() => taking.mutate({ to: next.to })}>
            <ArrowRight aria-hidden size={16} />
            {say(next.label)}
          </Button>
        )}
        {onFacts && (
          <Button variant={ready ? 'secondary' : 'primary'} onClick={onFacts}>
            <PencilLine aria-hidden size={16} />
            {w(ready ? 'change' : 'fill_in')}
          </Button>
        )}
        {others
          .filter(({ allowed }) => allowed)
          .map(({ to, label }) => (
            <Button
              key={to}
              variant="tertiary"
              disabled={taking.isPending}
              onClick={() => (closed ? setReopening(to) : taking.mutate({ to }))}
            >
              {closed && <RotateCcw aria-hidden size={16} />}
              {say(label)}
            </Button>
          ))}
        {!closed && (
          <Button variant="tertiary" onClick={onSensitive}>
            {w('change_answer')}
          </Button>
        )}
      </div>
      {reopening && <ReopenDialog to={reopening} onClose={() => setReopening(null)} />}
    </>
  );
}
