import { type Control, useWatch } from 'react-hook-form';
import type { RiskMethod } from '@/api/settings';
import type { RecordPartProps } from '@/app/RecordPart';
import type { Drafts } from '@/registers/form/drafts';
import { FormField } from '@/registers/form/FormField';
import RecordEdit from '@/registers/record/RecordEdit';
import { useWords } from '@/words/words';
import { LevelMark } from '../LevelMark';
import { fieldsOf, stands } from '../stands';
import styles from './Part.module.css';
import { ScaleTable } from './ScaleTable';
import { withFields } from '@/registers/form/some_fields';
import { valueOf } from './value_of';
import { riskRecordWords } from './words';

const steps = stands.flatMap((stand) => [fieldsOf[stand].likelihood, fieldsOf[stand].impact]);
const texts = ['reason', 'what_changed'];

interface Props extends RecordPartProps {
  method: RiskMethod;
  onDone: () => void;
}

/** All three values in one form, each step by name with what it means. */
export default function AssessForm({ method, onDone, ...props }: Props) {
  const { register, at, record, secrets } = props;
  const fields = withFields(register, [...steps, ...texts]);
  return (
    <RecordEdit
      register={fields}
      at={at}
      record={record}
      secrets={secrets}
      onDone={onDone}
      layout={(control) => (
        <div className={styles.fields}>
          <ScaleTable axis="likelihood" method={method} register={fields} control={control} />
          <ScaleTable axis="impact" method={method} register={fields} control={control} />
          <Values control={control} method={method} />
          <div className={styles.pair}>
            {fields.fields
              .filter(({ name }) => texts.includes(name))
              .map((field) => (
                <FormField key={field.name} field={field} control={control} />
              ))}
          </div>
        </div>
      )}
    />
  );
}

/** What the chosen steps come to, as they are chosen. */
function Values({ control, method }: { control: Control<Drafts>; method: RiskMethod }) {
  const w = useWords(riskRecordWords);
  const drafts = useWatch({ control });
  const values = stands.map((stand) => ({ stand, value: valueOf(drafts, stand) }));
  return (
    <div role="status" className={styles.buttons}>
      {values.map(({ stand, value }) => (
        <span key={stand}>
          {w(stand)}: {value === null ? w('not_assessed') : <LevelMark value={value} method={method} />}{' '}
          {stand === 'today' && (value ?? 0) >= method.threshold && <strong>{w('required')}</strong>}
        </span>
      ))}
    </div>
  );
}
