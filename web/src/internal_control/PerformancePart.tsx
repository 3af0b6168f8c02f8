import { Button, Heading } from '@digdir/designsystemet-react';
import { Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { fieldOf } from '@/api/registers';
import type { SampleFound } from '@/api/sampling';
import type { RegisterRecord } from '@/api/types';
import type { RecordPartProps } from '@/app/RecordPart';
import { useMay } from '@/app/useMay';
import { FormField } from '@/registers/form/FormField';
import { withFields } from '@/registers/form/some_fields';
import { Busy } from '@/ui/Busy';
import { useSay, useWords } from '@/words/words';
import { DrawnNumbers } from './DrawnNumbers';
import styles from './Plan.module.css';
import { ReachSentence } from './ReachSentence';
import { samplingWords } from './sampling_words';

const RecordEdit = lazy(() => import('@/registers/record/RecordEdit'));

const asked = ['performed', 'performed_by', 'checked', 'deviations', 'result', 'observation', 'evidence'];

/** What the page of a performed control has above its facts: the numbers that were drawn, and what they showed. */
export default function PerformancePart(props: RecordPartProps) {
  const { register, at, record, secrets } = props;
  const w = useWords(samplingWords);
  const say = useSay();
  const may = useMay('control_performance', 'write') && !record.archived_at;
  const [editing, setEditing] = useState(false);
  const fields = withFields(register, asked);
  const result = fieldOf(register, 'result')?.choices.find(({ code }) => code === record.result);
  const found = foundIn(record);
  return (
    <>
      {record.seed && <DrawnNumbers performance={record} authority={at.authority} />}
      <section className={styles.section}>
        <div className={styles.top}>
          <Heading level={2} data-size="2xs">
            {w('result')}
          </Heading>
          {may && !editing && (
            <Button variant="secondary" data-size="sm" onClick={() => setEditing(true)}>
              <Pencil aria-hidden size={16} />
              {w(result ? 'change_result' : 'register_result')}
            </Button>
          )}
        </div>
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
          <p className={result ? undefined : styles.none}>{result ? say(result.label) : w('no_result')}</p>
        )}
        {!editing && found && <ReachSentence found={found} />}
      </section>
    </>
  );
}

/** What was found, for the sentence on what it shows; null until it has been counted. */
function foundIn({ population, confidence, checked, deviations }: RegisterRecord): SampleFound | null {
  if (typeof checked !== 'number' || typeof deviations !== 'number' || checked < 1) return null;
  const usual = 95;
  return {
    ...(typeof population === 'number' && { population }),
    confidence: typeof confidence === 'number' ? confidence : usual,
    checked,
    deviations,
  };
}
