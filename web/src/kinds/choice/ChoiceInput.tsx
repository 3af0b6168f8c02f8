import { useSay, useWords } from '@/words/words';
import styles from '../controls.module.css';
import type { InputProps } from '../kind';
import { kindWords } from '../words';

export function ChoiceInput({ id, field, draft, onChange, onBlur, invalid, describedBy }: InputProps) {
  const w = useWords(kindWords);
  const say = useSay();
  return (
    <select
      id={id}
      name={field.name}
      className={`ds-input ${styles.wide ?? ''}`}
      value={draft}
      aria-required={field.required}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onBlur}
    >
      <option value="">{w('none_chosen')}</option>
      {field.choices.map((choice) => (
        <option key={choice.code} value={choice.code}>
          {say(choice.label)}
        </option>
      ))}
    </select>
  );
}
