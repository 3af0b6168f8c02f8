import type { InputProps } from '../kind';
import styles from '../controls.module.css';

export function TextInput({ id, field, draft, onChange, onBlur, invalid, describedBy }: InputProps) {
  return (
    <input
      id={id}
      name={field.name}
      className={`ds-input ${styles.wide ?? ''}`}
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
