import { ChevronDown } from 'lucide-react';
import { useRef } from 'react';
import { useWords } from '@/words/words';
import type { InputProps } from '../kind';
import { kindWords } from '../words';
import { Candidates } from './Candidates';
import styles from './ReferenceInput.module.css';
import type { Picker } from './useBox';

interface Props extends Pick<InputProps, 'id' | 'labelledBy' | 'describedBy' | 'invalid'> {
  name: string;
  required: boolean;
  picker: Picker;
  /** The id of what is chosen. */
  chosen: string;
}

/** A box to write in, and what there is to choose from below it. */
export function Combobox({ picker, ...props }: Props) {
  const w = useWords(kindWords);
  const box = useRef<HTMLInputElement>(null);
  const list = `${props.id}-list`;
  return (
    <div className={styles.picker}>
      <input
        ref={box}
        id={props.id}
        name={props.name}
        role="combobox"
        className={`ds-input ${styles.input ?? ''}`}
        autoComplete="off"
        placeholder={w('type_to_search')}
        value={picker.text}
        aria-expanded={picker.open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={picker.open && picker.active >= 0 ? `${list}-${picker.active}` : undefined}
        aria-required={props.required}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        onChange={(event) => picker.write(event.target.value)}
        onFocus={(event) => event.target.select()}
        onClick={() => picker.show()}
        onKeyDown={picker.press}
        onBlur={() => picker.leave()}
      />
      <button
        type="button"
        tabIndex={-1}
        className={styles.button}
        aria-label={w('show_choices')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          box.current?.focus();
          picker.show();
        }}
      >
        <ChevronDown aria-hidden size={16} />
      </button>
      <Candidates id={list} labelledBy={props.labelledBy} picker={picker} chosen={props.chosen} />
    </div>
  );
}
