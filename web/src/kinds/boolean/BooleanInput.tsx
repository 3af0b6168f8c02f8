import { useWords } from '@/words/words';
import styles from '../controls.module.css';
import type { InputProps } from '../kind';
import { kindWords } from '../words';

/** Three answers: nobody has said is not the same as no. */
export function BooleanInput({ id, field, draft, onChange, onBlur, invalid, describedBy }: InputProps) {
  const w = useWords(kindWords);
  return (
    <select
      id={id}
      name={field.name}
      className={`ds-input ${styles.short ?? ''}`}
      value={draft}
      aria-required={field.required}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
    >
      <option value="">{w('none_chosen')}</option>
      <option value="true">{w('yes')}</option>
      <option value="false">{w('no')}</option>
    </select>
  );
}
