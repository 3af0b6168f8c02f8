import type { InputProps } from '../kind';
import styles from '../controls.module.css';

const leastRows = 3;
const mostRows = 20;

/** Grows with what is written. */
export function LongTextInput({ id, field, draft, onChange, onBlur, invalid, describedBy }: InputProps) {
  const lines = draft.split('\n').length + 1;
  return (
    <textarea
      id={id}
      name={field.name}
      className={`ds-input ${styles.long ?? ''}`}
      rows={Math.min(mostRows, Math.max(leastRows, lines))}
      value={draft}
      aria-required={field.required}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
    />
  );
}
