import { Button } from '@digdir/designsystemet-react';
import { type SyntheticEvent, useId, useState } from 'react';
import { fieldOf } from '@/api/registers';
import type { Register } from '@/api/types';
import { FieldInput } from '@/kinds/FieldInput';
import { useLanguage, useWords } from '@/words/words';
import { faultOf } from '../form/drafts';
import { changeableFields } from '../titles';
import { registerWords } from '../words';
import { BulkQuestion } from './BulkQuestion';
import styles from './Bulk.module.css';
import { FieldChooser } from './FieldChooser';
import type { Selecting } from './selection';

interface Props {
  register: Register;
  selecting: Selecting;
  onDone: () => void;
}

/** One field, one value, for all that are selected. */
export function BulkChange({ register, selecting, onDone }: Props) {
  const w = useWords(registerWords);
  const language = useLanguage();
  const id = useId();
  const [name, setName] = useState('');
  const [draft, setDraft] = useState('');
  const [fault, setFault] = useState<string>();
  const [asking, setAsking] = useState(false);
  const field = fieldOf(register, name);
  const choose = (chosen: string) => {
    setName(chosen);
    setDraft('');
    setFault(undefined);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = field && faultOf(field, draft, language);
    setFault(found);
    setAsking(field !== undefined && !found);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <FieldChooser id={`${id}-field`} fields={changeableFields(register)} value={name} onChange={choose} />
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
      {field && asking && (
        <BulkQuestion
          register={register}
          field={field}
          draft={draft}
          records={selecting.selected}
          onDone={() => {
            selecting.clear();
            onDone();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </form>
  );
}
