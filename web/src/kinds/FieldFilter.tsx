import type { Field } from '@/api/types';
import { useWords } from '@/words/words';
import { kindOf } from '.';
import styles from './controls.module.css';
import { kindWords } from './words';

interface Props {
  id: string;
  field: Field;
  terms: string[];
  onChange: (terms: string[]) => void;
}

const presence = ['is.null', 'not.is.null'];

/** Condition on a field: its kind's own control, or that it is empty or filled in. */
export function FieldFilter({ id, field, terms, onChange }: Props) {
  const w = useWords(kindWords);
  const { Filter } = kindOf(field);
  const about = presence.find((one) => terms.includes(one)) ?? '';
  return (
    <>
      {!field.required && (
        <div className={styles.frame}>
          <label htmlFor={`${id}-about`} className={`ds-label ${styles.label ?? ''}`}>
            {w('condition')}
          </label>
          <select
            id={`${id}-about`}
            className={`ds-input ${styles.short ?? ''}`}
            value={about}
            onChange={(event) => onChange(event.target.value ? [event.target.value] : [])}
          >
            <option value="">{w('with_value')}</option>
            <option value="is.null">{w('is_empty')}</option>
            <option value="not.is.null">{w('is_filled')}</option>
          </select>
        </div>
      )}
      {about === '' && <Filter id={id} field={field} terms={terms} onChange={onChange} />}
    </>
  );
}
