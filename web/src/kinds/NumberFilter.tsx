import { useWords } from '@/words/words';
import styles from './controls.module.css';
import type { FilterProps } from './kind';
import { valueOf, writeTerm } from './term';
import { kindWords } from './words';

/** The same in both boxes asks for just that. */
function termsOf(least: string, most: string): string[] {
  if (least !== '' && least === most) return [writeTerm({ operator: 'eq', values: [least] })];
  const from = least === '' ? [] : [writeTerm({ operator: 'gte', values: [least] })];
  const to = most === '' ? [] : [writeTerm({ operator: 'lte', values: [most] })];
  return [...from, ...to];
}

export function NumberFilter({ id, field, terms, onChange }: FilterProps) {
  const w = useWords(kindWords);
  const least = valueOf(terms, 'gte', 'eq');
  const most = valueOf(terms, 'lte', 'eq');
  const box = (part: 'least' | 'most', value: string, put: (text: string) => void) => (
    <div className={styles.frame}>
      <label htmlFor={part === 'least' ? id : `${id}-${part}`} className={styles.label}>
        {w(part)}
      </label>
      <input
        id={part === 'least' ? id : `${id}-${part}`}
        className={`ds-input ${styles.short ?? ''}`}
        inputMode={field.kind === 'integer' ? 'numeric' : 'decimal'}
        autoComplete="off"
        value={value}
        onChange={(event) => put(event.target.value)}
      />
    </div>
  );
  return (
    <div className={styles.range}>
      {box('least', least, (text) => onChange(termsOf(text, most)))}
      {box('most', most, (text) => onChange(termsOf(least, text)))}
    </div>
  );
}
