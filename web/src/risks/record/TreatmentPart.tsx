import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { fieldOf } from '@/api/registers';
import { maskedOf } from '@/api/secrecy';
import type { RecordPartProps } from '@/app/RecordPart';
import { useMay } from '@/app/useMay';
import { useSession } from '@/app/session';
import { EditSome } from '@/registers/record/EditSome';
import { useSay, useWords } from '@/words/words';
import { isSilent } from './is_silent';
import { Measures } from './Measures';
import styles from './Part.module.css';
import { PartText } from './PartText';
import { useMeasures } from './useMeasures';
import { riskRecordWords } from './words';

const asked = ['treatment', 'risk_owner', 'action'];

/** How the risk is treated, and the activities that are to reduce it. */
export function TreatmentPart(props: RecordPartProps) {
  const { register, at, record } = props;
  const w = useWords(riskRecordWords);
  const say = useSay();
  const { today } = useSession();
  const may = useMay('risk', 'write') && !record.archived_at;
  const [editing, setEditing] = useState(false);
  const measures = useMeasures(at);
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
        <EditSome {...props} names={asked} className={styles.fields} onDone={() => setEditing(false)} />
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
