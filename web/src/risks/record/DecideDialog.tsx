import { Field, Label, Paragraph, Textarea } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { recordsChanged } from '@/api/records';
import { type Decision, decideAcceptance } from '@/api/risks';
import type { RegisterRecord } from '@/api/types';
import { useAuthority } from '@/app/place';
import { useNotices } from '@/ui/notices';
import { Question } from '@/ui/Question';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { riskRecordWords } from './words';

interface Props {
  acceptance: RegisterRecord;
  decision: Decision;
  onClose: () => void;
}

/** Says what a decision on an acceptance means, before it is made. */
export function DecideDialog({ acceptance, decision, onClose }: Props) {
  const w = useWords(riskRecordWords);
  const f = useFormats();
  const client = useQueryClient();
  const authority = useAuthority();
  const { tell } = useNotices();
  const [note, setNote] = useState('');
  const deciding = useMutation({
    mutationFn: () => decideAcceptance(acceptance.id, authority.code, decision, note.trim()),
    onSuccess: () => {
      tell(w(`decided_${decision}`));
      void recordsChanged(client);
      onClose();
    },
  });
  return (
    <Question
      open
      title={w(`${decision}_title`)}
      yes={w(decision)}
      danger={decision !== 'accept'}
      pending={deciding.isPending}
      error={deciding.error}
      onYes={() => deciding.mutate()}
      onClose={onClose}
    >
      <Paragraph>{w(`${decision}_follows`, { date: f.date(String(acceptance.until)) })}</Paragraph>
      <Field>
        <Label>{w('note')}</Label>
        <Textarea value={note} rows={3} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </Question>
  );
}
