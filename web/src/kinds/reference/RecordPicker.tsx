import { useDeferredValue, useId } from 'react';
import styles from '../controls.module.css';
import { formField } from '../form_field';
import { Combobox } from './Combobox';
import { pickerOf, useBox } from './useBox';
import { useCandidates } from './useReference';

export interface Picked {
  id: string;
  title: string;
}

interface Props {
  label: string;
  help?: string;
  /** The register's plural name. */
  register: string;
  picked: Picked | null;
  fault?: string | undefined;
  onPick: (picked: Picked | null) => void;
}

/** Finds a record of a register by its words, outside a form of fields. */
export function RecordPicker({ label, help, register, picked, fault, onPick }: Props) {
  const id = useId();
  const box = useBox();
  const nothing = { sv: '', en: '' };
  const field = formField({
    name: id,
    kind: 'reference',
    label: nothing,
    help: nothing,
    refers_to: register,
  });
  const words = useDeferredValue(box.written ?? '');
  const { candidates, searching } = useCandidates(field, words, box.open);
  const picker = pickerOf(box, {
    candidates,
    searching,
    title: picked?.title ?? '',
    onChoose: onPick,
    onBlur: () => undefined,
  });
  const described = [help && `${id}-help`, fault && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles.frame}>
      <label id={`${id}-label`} htmlFor={id} className={`ds-label ${styles.label ?? ''}`}>
        {label}
      </label>
      <Combobox
        id={id}
        name={register}
        labelledBy={`${id}-label`}
        describedBy={described || undefined}
        invalid={Boolean(fault)}
        required
        picker={picker}
        chosen={picked?.id ?? ''}
      />
      {help && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
      {fault && (
        <p id={`${id}-error`} className={`ds-validation-message ${styles.error ?? ''}`}>
          {fault}
        </p>
      )}
    </div>
  );
}
