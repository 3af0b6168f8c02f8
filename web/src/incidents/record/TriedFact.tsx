import { Button } from '@digdir/designsystemet-react';
import { X } from 'lucide-react';
import { useId } from 'react';
import type { Field } from '@/api/types';
import { readDraft, showValue } from '@/kinds';
import { FieldInput } from '@/kinds/FieldInput';
import { useReader } from '@/registers/useReader';
import { useLanguage, useSay, useWords } from '@/words/words';
import { dutyWords } from './duty_words';
import { useIncident } from './incident_context';
import styles from './TriedFact.module.css';

interface Props {
  field: Field;
  draft: string;
  onChange: (draft: string) => void;
  onRemove: () => void;
}

/** A fact of a trial, with what it is now beside. */
export function TriedFact({ field, draft, onChange, onRemove }: Props) {
  const w = useWords(dutyWords);
  const say = useSay();
  const language = useLanguage();
  const { record } = useIncident();
  const reader = useReader();
  const id = useId();
  const now = showValue(record[field.name], field, reader) || w('nothing');
  return (
    <div className={styles.fact}>
      <div className={styles.input}>
        <FieldInput
          id={id}
          field={{ ...field, help: { sv: '', en: '' }, required: false }}
          draft={draft}
          error={readDraft(draft, field).refusal?.text[language]}
          onChange={onChange}
        />
        <span className={styles.now}>{w('now_value', { value: now })}</span>
      </div>
      <Button
        variant="tertiary"
        icon
        data-size="sm"
        aria-label={w('remove_fact', { field: say(field.label) })}
        onClick={onRemove}
      >
        <X aria-hidden size={16} />
      </Button>
    </div>
  );
}
