import styles from './controls.module.css';
import type { InputProps } from './kind';

/** The figures' keyboard on a phone; takes what people write, spaces and decimal comma too. */
export function NumberInput({ id, field, draft, onChange, onBlur, invalid, describedBy }: InputProps) {
  return (
    <input
      id={id}
      name={field.name}
      className={`ds-input ${styles.short ?? ''}`}
      inputMode={field.kind === 'integer' ? 'numeric' : 'decimal'}
      autoComplete="off"
      value={draft}
      aria-required={field.required}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
    />
  );
}
