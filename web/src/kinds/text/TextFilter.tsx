import { useWords } from '@/words/words';
import styles from '../controls.module.css';
import type { FilterProps } from '../kind';
import { valueOf, writeTerm } from '../term';
import { trimmed } from '../written';
import { kindWords } from '../words';

export function TextFilter({ id, field, terms, onChange }: FilterProps) {
  const w = useWords(kindWords);
  const text = valueOf(terms, 'contains', 'eq');
  const exact = valueOf(terms, 'eq') !== '';
  const put = (written: string, operator: 'eq' | 'contains') =>
    onChange(trimmed(written) === '' ? [] : [writeTerm({ operator, values: [written] })]);
  return (
    <div className={styles.frame}>
      <label htmlFor={id} className={styles.label}>
        {exact ? w('with_value') : w('contains')}
      </label>
      <input
        id={id}
        className={`ds-input ${styles.wide ?? ''}`}
        autoComplete="off"
        value={text}
        maxLength={field.max_length}
        onChange={(event) => put(event.target.value, exact ? 'eq' : 'contains')}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          className="ds-input"
          checked={exact}
          disabled={text === ''}
          onChange={(event) => put(text, event.target.checked ? 'eq' : 'contains')}
        />
        {w('exactly')}
      </label>
    </div>
  );
}
