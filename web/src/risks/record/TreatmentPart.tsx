import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { fieldOf } from '@/api/registers';
import { maskedOf } from '@/api/secrecy';
import type { RecordPartProps } from '@/app/RecordPart';
import { useMay } from '@/app/useMay';
import { useSession } from '@/app/session';
import { FormField } from '@/registers/form/FormField';
import { withFields } from '@/registers/form/some_fields';
import { Busy } from '@/ui/Busy';
import { useSay, useWords } from '@/words/words';
import { isSilent } from './is_silent';
import { Measures } from './Measures';
import styles from './Part.module.css';
import { PartText } from './PartText';
import { useMeasures } from './useMeasures';
import { riskRecordWords } from './words';

const RecordEdit = lazy(() => import('@/registers/record/RecordEdit'));

const asked = ['treatment', 'risk_owner', 'action'];

/** How the risk is treated, and the activities that are to reduce it. */
export function TreatmentPart(props: RecordPartProps) {
  const { register, at, record, secrets } = props;
  const w = useWords(riskRecordWords);
  const say = useSay();
  const { today } = useSession();
  const may = useMay('risk', 'write') && !record.archived_at;
  const [editing, setEditing] = useState(false);
  const measures = useMeasures(at);
  const fields = withFields(register, asked);
  const treatment = fieldOf(register, 'treatment')?.choices.find(({ code }) => code === record.treatment);
  const silent = measures.ready && !maskedOf(record).action && isSilent(record, measures.activities, today);
  return (
    <section className={styles.part}>
      <div className={styles.top}>
        <Heading level={2} data-size="2xs">
          {w('treatment')}
        </Heading>
        {may && !editing && (
          <Button variant="tertiary" data-size="sm" onClick={() => setEditing(true)}>
            <Pencil aria-hidden size={16} />
            {w('change_treatment')}
          </Button>
        )}
      </div>
      {silent && <Alert data-color="warning">{w('silent')}</Alert>}
      {editing ? (
        <Suspense fallback={<Busy />}>
          <RecordEdit
            register={fields}
            at={at}
            record={record}
            secrets={secrets}
            onDone={() => setEditing(false)}
            layout={(control) => (
              <div className={styles.fields}>
                {fields.fields.map((field) => (
                  <FormField key={field.name} field={field} control={control} />
                ))}
              </div>
            )}
          />
        </Suspense>
      ) : (
        <div className={styles.pair}>
          <div>
            <h3 className={styles.label}>{w('treatment_label')}</h3>
            <p className={treatment ? undefined : styles.none}>
              {treatment ? say(treatment.label) : w('not_said')}
            </p>
          </div>
          <PartText label={w('action')} record={record} name="action" none={w('not_said')} />
        </div>
      )}
      <Measures {...props} measures={measures} />
    </section>
  );
}
