import { Button } from '@digdir/designsystemet-react';
import { type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import { fieldOf } from '@/api/registers';
import type { Register } from '@/api/types';
import { readDraft, showValue } from '@/kinds';
import { FieldInput } from '@/kinds/FieldInput';
import { useTitles } from '@/kinds/reference/useReference';
import { Question } from '@/ui/Question';
import { uiWords } from '@/ui/words';
import { useLanguage, useSay, useWords } from '@/words/words';
import { faultOf } from '../form/drafts';
import { editableFields } from '../titles';
import { useReader } from '../useReader';
import { registerWords } from '../words';
import styles from './RegisterList.module.css';
import type { Selecting } from './selection';
import { useBulkChange } from './useBulkChange';

interface Props {
  register: Register;
  selecting: Selecting;
  onDone: () => void;
}

/** One field, one value, for all that are selected; asked once more before it is done. */
export function BulkChange({ register, selecting, onDone }: Props) {
  const w = useWords(registerWords);
  const ui = useWords(uiWords);
  const say = useSay();
  const language = useLanguage();
  const id = useId();
  const chooser = useRef<HTMLSelectElement>(null);
  const [name, setName] = useState('');
  const [draft, setDraft] = useState('');
  const [fault, setFault] = useState<string>();
  const [asking, setAsking] = useState(false);
  const field = fieldOf(register, name);
  const reader = useReader(useTitles(field?.refers_to ?? null, [draft]));
  const change = useBulkChange(register, () => {
    selecting.clear();
    onDone();
  });
  useEffect(() => chooser.current?.focus(), []);
  const value = (field && readDraft(draft, field).value) ?? null;
  const count = selecting.selected.length;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!field) return;
    const found = faultOf(field, draft, language);
    setFault(found);
    setAsking(!found);
  };
  return (
    <form className={styles.bulkForm} onSubmit={submit} noValidate>
      <div className={styles.stacked}>
        <label htmlFor={`${id}-field`}>{w('field')}</label>
        <select
          ref={chooser}
          id={`${id}-field`}
          className="ds-input"
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            setDraft('');
            setFault(undefined);
          }}
        >
          <option value="">{ui('choose')}</option>
          {editableFields(register).map((one) => (
            <option key={one.name} value={one.name}>
              {say(one.label)}
            </option>
          ))}
        </select>
      </div>
      {field && (
        <FieldInput
          key={name}
          id={`${id}-value`}
          field={field}
          draft={draft}
          error={fault}
          onChange={setDraft}
        />
      )}
      <Button type="submit" data-size="sm" disabled={!field}>
        {w('go_on')}
      </Button>
      {field && (
        <Question
          open={asking}
          title={w('change_question', { count })}
          yes={w('change')}
          pending={change.isPending}
          error={change.error}
          onYes={() => change.mutate({ field, value, records: selecting.selected })}
          onClose={() => setAsking(false)}
        >
          <p>
            {w('change_follows', {
              field: say(field.label),
              value: showValue(value, field, reader) || w('nothing'),
            })}
          </p>
        </Question>
      )}
    </form>
  );
}
