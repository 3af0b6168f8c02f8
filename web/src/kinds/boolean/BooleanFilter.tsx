import { useSay, useWords } from '@/words/words';
import styles from '../controls.module.css';
import type { FilterProps } from '../kind';
import { valueOf, writeTerm } from '../term';
import { kindWords } from '../words';
import { readBoolean } from './rules';

export function BooleanFilter({ id, field, terms, onChange }: FilterProps) {
  const w = useWords(kindWords);
  const say = useSay();
  const chosen = readBoolean(valueOf(terms, 'eq')).value;
  return (
    <fieldset className={styles.checks}>
      <legend>{say(field.label)}</legend>
      {[true, false].map((value) => (
        <label key={String(value)} className={styles.check}>
          <input
            id={value ? id : undefined}
            type="radio"
            name={id}
            className="ds-input"
            checked={chosen === value}
            onChange={() => onChange([writeTerm({ operator: 'eq', values: [String(value)] })])}
          />
          {w(value ? 'yes' : 'no')}
        </label>
      ))}
    </fieldset>
  );
}
