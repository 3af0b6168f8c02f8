import { Button, Heading } from '@digdir/designsystemet-react';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { fieldOf } from '@/api/registers';
import type { SampleFound } from '@/api/sampling';
import type { RegisterRecord } from '@/api/types';
import type { RecordPartProps } from '@/app/RecordPart';
import { useMay } from '@/app/useMay';
import { EditSome } from '@/registers/record/EditSome';
import { useSay, useWords } from '@/words/words';
import { DrawnNumbers } from './DrawnNumbers';
import styles from './Plan.module.css';
import { ReachSentence } from './ReachSentence';
import { samplingWords } from './sampling_words';

const asked = ['performed', 'performed_by', 'checked', 'deviations', 'result', 'observation', 'evidence'];

/** What the page of a performed control has above its facts: the numbers that were drawn, and what they showed. */
export default function PerformancePart(props: RecordPartProps) {
  const { register, at, record } = props;
  const w = useWords(samplingWords);
  const say = useSay();
  const may = useMay('control_performance', 'write') && !record.archived_at;
  const [editing, setEditing] = useState(false);
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
          <EditSome {...props} names={asked} className={styles.fields} onDone={() => setEditing(false)} />
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
