import { Field, Label, Textarea, ValidationMessage } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { IncidentStatus } from '@/api/incident_duties';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { useTakeStep } from './useTakeStep';
import { incidentWords } from './words';

/** Asks why a closed incident is opened again. */
export function ReopenDialog({ to, onClose }: { to: IncidentStatus; onClose: () => void }) {
  const w = useWords(incidentWords);
  const [reason, setReason] = useState('');
  const [lacks, setLacks] = useState(false);
  const taking = useTakeStep(onClose);
  const missing = reason.trim() === '';
  return (
    <Question
      open
      title={w('reopen_title')}
      yes={w('reopen')}
      pending={taking.isPending}
      error={taking.error}
      onYes={() => {
        setLacks(missing);
        if (!missing) taking.mutate({ to, reason: reason.trim() });
      }}
      onClose={onClose}
    >
      <p>{w('reopen_help')}</p>
      <Field>
        <Label>{w('reason')}</Label>
        <Textarea
          value={reason}
          rows={3}
          aria-invalid={(lacks && missing) || undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        {lacks && missing && <ValidationMessage>{w('reason_lacks')}</ValidationMessage>}
      </Field>
    </Question>
  );
}
