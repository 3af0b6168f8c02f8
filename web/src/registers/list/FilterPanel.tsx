import { Button } from '@digdir/designsystemet-react';
import { type KeyboardEvent, type SyntheticEvent, useId, useState } from 'react';
import { fieldOf } from '@/api/registers';
import type { Register } from '@/api/types';
import { FieldFilter } from '@/kinds/FieldFilter';
import { termFault } from '@/kinds/term_fault';
import { uiWords } from '@/ui/words';
import { useSay, useWords } from '@/words/words';
import { registerWords } from '../words';
import { FieldChooser } from './FieldChooser';
import styles from './Filters.module.css';

interface Props {
  register: Register;
  /** The field to begin with; empty: none. */
  name: string;
  termsOf: (name: string) => string[];
  onApply: (name: string, terms: string[]) => void;
  onClose: () => void;
}

/** One condition: the field, then what its kind can ask for. */
export function FilterPanel({ register, name: first, termsOf, onApply, onClose }: Props) {
  const w = useWords(registerWords);
  const ui = useWords(uiWords);
  const say = useSay();
  const id = useId();
  const [name, setName] = useState(first);
  const [terms, setTerms] = useState(() => termsOf(first));
  const [fault, setFault] = useState('');
  const field = fieldOf(register, name);
  const choose = (chosen: string) => {
    setName(chosen);
    setTerms(termsOf(chosen));
    setFault('');
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!field) return;
    const refusal = termFault(field, terms);
    setFault(refusal ? say(refusal.text) : '');
    if (!refusal) onApply(name, terms);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  return (
    // The key that leaves it belongs to the whole of the form.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className={styles.panel} onSubmit={submit} onKeyDown={leave} aria-label={w('add_filter')}>
      <FieldChooser id={`${id}-field`} fields={register.fields} value={name} onChange={choose} />
      {field && <FieldFilter key={name} id={`${id}-value`} field={field} terms={terms} onChange={setTerms} />}
      {fault && (
        <p className="ds-validation-message" role="alert">
          {fault}
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" data-size="sm" disabled={!field}>
          {w('apply')}
        </Button>
        <Button variant="tertiary" data-size="sm" onClick={onClose}>
          {ui('cancel')}
        </Button>
      </div>
    </form>
  );
}
