import { Button, Textfield } from '@digdir/designsystemet-react';
import { Trash2 } from 'lucide-react';
import type { Register } from '@/api/types';
import type { FieldFault } from '@/ui/FaultSummary';
import { SelectField } from '@/ui/SelectField';
import { useSay, useWords } from '@/words/words';
import { GroundPicker } from './GroundPicker';
import styles from './MarkDialog.module.css';
import { longestNote, type MarkDraft, type MarkFault, whole } from './marks_form';
import { markId } from './useMarkFaults';
import { markWords } from './words';

interface Props {
  register: Register;
  draft: MarkDraft;
  number: number;
  faults: readonly FieldFault[];
  onChange: (part: Partial<MarkDraft>) => void;
  onRemove: () => void;
}

/** One mark: on what, by which paragraph and why. */
export function MarkFields({ register, draft, number, faults, onChange, onRemove }: Props) {
  const w = useWords(markWords);
  const say = useSay();
  const mark = w('mark_number', { number });
  const faultOf = (part: MarkFault['part']) => faults.find(({ id }) => id === markId(draft.key, part))?.text;
  return (
    <div role="group" aria-label={mark} className={styles.mark}>
      <SelectField
        id={markId(draft.key, 'what')}
        label={w('what')}
        fault={faultOf('what')}
        value={draft.what}
        options={[
          { value: '', label: w('choose_what') },
          { value: whole, label: w('whole_record') },
          ...register.fields.map((field) => ({ value: field.name, label: say(field.label) })),
        ]}
        onChange={(what) => onChange({ what })}
      />
      {draft.what === whole && <p className={styles.help}>{w('whole_help')}</p>}
      <GroundPicker
        id={markId(draft.key, 'ground')}
        code={draft.ground}
        error={faultOf('ground')}
        onChange={(ground) => onChange({ ground })}
      />
      <Textfield
        id={markId(draft.key, 'note')}
        multiline
        rows={2}
        label={w('note')}
        description={w('note_help')}
        maxLength={longestNote}
        error={faultOf('note')}
        value={draft.note}
        onChange={(event) => onChange({ note: event.target.value })}
      />
      <div>
        <Button
          variant="tertiary"
          data-color="danger"
          data-size="sm"
          aria-label={w('remove_mark', { mark })}
          onClick={onRemove}
        >
          <Trash2 aria-hidden size={16} />
          {w('remove_mark', { mark: mark.toLowerCase() })}
        </Button>
      </div>
    </div>
  );
}
