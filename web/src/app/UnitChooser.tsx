import { ChevronDown } from 'lucide-react';
import { useId, useRef } from 'react';
import { useWords } from '@/words/words';
import styles from './UnitChooser.module.css';
import { unitsWords } from './units_words';
import { UnitOptions } from './UnitOptions';
import { useUnitChoice } from './useUnitChoice';

interface Props {
  /** The unit's code; empty for the whole authority. */
  value: string;
  onChange: (code: string) => void;
}

/** Chooses the authority or a unit below it, by writing a part of its name or code. */
export function UnitChooser({ value, onChange }: Props) {
  const w = useWords(unitsWords);
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const choice = useUnitChoice(value, onChange);
  const { units, active, open } = choice;
  return (
    <div className={styles.chooser}>
      <label id={`${id}label`} htmlFor={id} className="ds-label">
        {w('unit')}
      </label>
      <div className={styles.box}>
        <input
          id={id}
          ref={box}
          role="combobox"
          className="ds-input"
          autoComplete="off"
          value={choice.text}
          aria-expanded={open}
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={open && units[active] ? `${id}${active}` : undefined}
          onChange={(event) => choice.write(event.target.value)}
          onFocus={(event) => event.target.select()}
          onClick={choice.show}
          onBlur={choice.leave}
          onKeyDown={choice.pressed}
        />
        <ChevronDown aria-hidden size={16} className={styles.mark} />
      </div>
      <UnitOptions id={id} value={value} choice={choice} />
      {open && units.length === 0 && !choice.searching && (
        <p className={`${styles.list ?? ''} ${styles.none ?? ''}`} role="status">
          {w('none')}
        </p>
      )}
    </div>
  );
}
