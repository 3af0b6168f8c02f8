import { Button } from '@digdir/designsystemet-react';
import { type KeyboardEvent, type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import { fieldOf } from '@/api/registers';
import type { Register } from '@/api/types';
import { FieldFilter } from '@/kinds/FieldFilter';
import { termFault } from '@/kinds/term_fault';
import { uiWords } from '@/ui/words';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { registerWords } from '../words';
import styles from './RegisterList.module.css';

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
  const { compare } = useFormats();
  const id = useId();
  const chooser = useRef<HTMLSelectElement>(null);
  const [name, setName] = useState(first);
  const [terms, setTerms] = useState(() => termsOf(first));
  const [fault, setFault] = useState<string>();
  const field = fieldOf(register, name);
  useEffect(() => chooser.current?.focus(), []);
  const choose = (chosen: string) => {
    setName(chosen);
    setTerms(termsOf(chosen));
    setFault(undefined);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!field) return;
    const refusal = termFault(field, terms);
    setFault(refusal && say(refusal.text));
    if (!refusal) onApply(name, terms);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  const fields = register.fields.toSorted((a, b) => compare(say(a.label), say(b.label)));
  return (
    // The key that leaves it belongs to the whole of the form.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className={styles.panel} onSubmit={submit} onKeyDown={leave} aria-label={w('add_filter')}>
      <div className={styles.stacked}>
        <label htmlFor={`${id}-field`}>{w('field')}</label>
        <select
          ref={chooser}
          id={`${id}-field`}
          className="ds-input"
          value={name}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{ui('choose')}</option>
          {fields.map((one) => (
            <option key={one.name} value={one.name}>
              {say(one.label)}
            </option>
          ))}
        </select>
      </div>
      {field && <FieldFilter key={name} id={`${id}-value`} field={field} terms={terms} onChange={setTerms} />}
      {fault && (
        <p className="ds-validation-message" role="alert">
          {fault}
        </p>
      )}
      <div className={styles.panelActions}>
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
