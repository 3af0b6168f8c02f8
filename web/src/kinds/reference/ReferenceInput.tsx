import { ChevronDown } from 'lucide-react';
import { useRef } from 'react';
import { useWords } from '@/words/words';
import type { InputProps } from '../kind';
import { kindWords } from '../words';
import { Candidates } from './Candidates';
import styles from './ReferenceInput.module.css';
import { usePicker } from './usePicker';

/** Finds a record by its words; the server looks, ten at a time. */
export function ReferenceInput(props: InputProps) {
  const w = useWords(kindWords);
  const box = useRef<HTMLInputElement>(null);
  const picker = usePicker(props);
  const list = `${props.id}-list`;
  return (
    <div className={styles.picker}>
      <input
        ref={box}
        id={props.id}
        name={props.field.name}
        role="combobox"
        className={`ds-input ${styles.input ?? ''}`}
        autoComplete="off"
        placeholder={w('type_to_search')}
        value={picker.text}
        aria-expanded={picker.open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={picker.open && picker.active >= 0 ? `${list}-${picker.active}` : undefined}
        aria-required={props.field.required}
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
      <Candidates id={list} labelledBy={props.labelledBy} picker={picker} chosen={props.draft} />
    </div>
  );
}
