import type { Field } from '@/api/types';
import { useSay } from '@/words/words';
import styles from './controls.module.css';
import { kindOf } from '.';

interface Props {
  id: string;
  field: Field;
  draft: string;
  error?: string | undefined;
  onChange: (draft: string) => void;
  onBlur?: () => void;
}

/** A field of a form: label, help where the question arises, control, and what is wrong. */
export function FieldInput({ id, field, draft, error, onChange, onBlur = () => undefined }: Props) {
  const say = useSay();
  const kind = kindOf(field);
  const help = say(field.help);
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  const classes = `ds-label ${styles.label ?? ''}`;
  return (
    <div className={styles.frame}>
      {kind.group ? (
        <span id={`${id}-label`} className={classes}>
          {say(field.label)}
        </span>
      ) : (
        <label id={`${id}-label`} htmlFor={id} className={classes}>
          {say(field.label)}
        </label>
      )}
      <kind.Input
        id={id}
        field={field}
        draft={draft}
        labelledBy={`${id}-label`}
        describedBy={described || undefined}
        invalid={Boolean(error)}
        onChange={onChange}
        onBlur={onBlur}
      />
      {help && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={`ds-validation-message ${styles.error ?? ''}`}>
          {error}
        </p>
      )}
    </div>
  );
}
