import { Heading } from '@digdir/designsystemet-react';
import { type Control, useWatch } from 'react-hook-form';
import { fieldOf } from '@/api/registers';
import { maskedOf } from '@/api/secrecy';
import type { Field } from '@/api/types';
import { type Drafts, draftsOf } from '@/registers/form/drafts';
import { FormField } from '@/registers/form/FormField';
import { withFields } from '@/registers/form/some_fields';
import RecordEdit from '@/registers/record/RecordEdit';
import { useLanguage, useWords } from '@/words/words';
import { useIncident } from './incident_context';
import styles from './Part.module.css';
import { type FieldGroup, isAsked } from './stage_fields';
import { incidentWords } from './words';

interface Props {
  groups: readonly FieldGroup[];
  /** What the next step cannot do without. */
  needs: readonly string[];
  onDone: () => void;
}

/** The facts that a step asks for, and no others. */
export default function StepForm({ groups, needs, onDone }: Props) {
  const { register, at, record, secrets } = useIncident();
  const fields = withFields(
    register,
    groups.flatMap((group) => group.fields),
  );
  return (
    <RecordEdit
      register={fields}
      at={at}
      record={record}
      secrets={secrets}
      onDone={onDone}
      layout={(control) => <StepFields groups={groups} needs={needs} control={control} />}
    />
  );
}

function StepFields({ groups, needs, control }: Omit<Props, 'onDone'> & { control: Control<Drafts> }) {
  const w = useWords(incidentWords);
  const language = useLanguage();
  const { register, record } = useIncident();
  const masked = maskedOf(record);
  const written = useWatch({ control });
  const drafts = { ...draftsOf(register, record, language), ...written };
  return (
    <div className={styles.stack}>
      {groups.map(({ name, fields }) => (
        <section key={name} className={styles.tight}>
          <Heading level={3} data-size="2xs">
            {w(name)}
          </Heading>
          {name === 'awareness' && <p className={styles.help}>{w('awareness_help')}</p>}
          <div className={styles.fields}>
            {fields
              .filter((field) => !(field in masked) && isAsked(field, drafts, needs))
              .flatMap((field) => fieldOf(register, field) ?? [])
              .map((field) => (
                <div key={field.name} className={widthOf(field)}>
                  <FormField field={field} control={control} />
                </div>
              ))}
          </div>
        </section>
      ))}
    </div>
  );
}

const widthOf = ({ kind, max_length: most }: Field) =>
  kind === 'long_text' || (kind === 'text' && most > 400) ? styles.wide : undefined;
