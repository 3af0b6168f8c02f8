import type { FormField } from '@/api/incident_forms';
import type { OwnWords } from './filled';
import { FormFieldLine } from './FormFieldLine';
import styles from './FormFields.module.css';

interface Props {
  fields: readonly FormField[];
  own: OwnWords;
  onWrite: (id: string, text: string) => void;
}

/** The fields of a form in its own order and numbering. */
export function FormFields({ fields, own, onWrite }: Props) {
  return (
    <ol className={styles.fields}>
      {fields.map((field) => (
        <FormFieldLine key={field.id} field={field} own={own} onWrite={(text) => onWrite(field.id, text)} />
      ))}
    </ol>
  );
}
