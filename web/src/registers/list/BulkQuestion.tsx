import type { Versioned } from '@/api/records';
import type { Field, Register } from '@/api/types';
import { readDraft, showValue } from '@/kinds';
import { useTitles } from '@/kinds/reference/useReference';
import { Question } from '@/ui/Question';
import { useSay, useWords } from '@/words/words';
import { useReader } from '../useReader';
import { registerWords } from '../words';
import { useBulkChange } from './useBulkChange';

interface Props {
  register: Register;
  field: Field;
  draft: string;
  records: Versioned[];
  onDone: () => void;
  onClose: () => void;
}

/** Asked once more before many are changed: how many, and to what. */
export function BulkQuestion({ register, field, draft, records, onDone, onClose }: Props) {
  const w = useWords(registerWords);
  const say = useSay();
  const reader = useReader(useTitles(field.refers_to, [draft]));
  const change = useBulkChange(register, onDone);
  const value = readDraft(draft, field).value ?? null;
  const shown = showValue(value, field, reader) || w('nothing');
  return (
    <Question
      open
      title={w('change_question', { count: records.length })}
      yes={w('change')}
      pending={change.isPending}
      error={change.error}
      onYes={() => change.mutate({ field, value, records })}
      onClose={onClose}
    >
      <p>{w('change_follows', { field: say(field.label), value: shown })}</p>
    </Question>
  );
}
