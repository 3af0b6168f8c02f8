import { Button, Heading } from '@digdir/designsystemet-react';
import { Gauge } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { RegisterRecord } from '@/api/types';
import type { RecordPartProps } from '@/app/RecordPart';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { useWords } from '@/words/words';
import { LevelMark } from '../LevelMark';
import { MovedMark } from '../MovedMark';
import { stands } from '../stands';
import styles from './Part.module.css';
import { PartText } from './PartText';
import { StandCard } from './StandCard';
import cards from './StandCard.module.css';
import { useMethod } from './useMethod';
import { riskRecordWords } from './words';

const AssessForm = lazy(() => import('./AssessForm'));

/** The risk before measures, today and afterwards, with last year's beside; or the form for them. */
export function AssessPart(props: RecordPartProps) {
  const w = useWords(riskRecordWords);
  const may = useMay('risk', 'write');
  const method = useMethod(props.record);
  const [editing, setEditing] = useState(false);
  return (
    <section className={styles.part}>
      <div className={styles.top}>
        <Heading level={2} data-size="2xs">
          {w('assessment')}
        </Heading>
        {may && method && !editing && !props.record.archived_at && (
          <Button data-size="sm" variant="secondary" onClick={() => setEditing(true)}>
            <Gauge aria-hidden size={16} />
            {w('assess')}
          </Button>
        )}
      </div>
      {editing && method ? (
        <Suspense fallback={<Busy />}>
          <AssessForm {...props} method={method} onDone={() => setEditing(false)} />
        </Suspense>
      ) : (
        <>
          <div className={cards.cards}>
            {stands.map((stand) => (
              <StandCard key={stand} stand={stand} record={props.record} method={method} />
            ))}
            <LastYear record={props.record} />
          </div>
          <div className={styles.pair}>
            <PartText label={w('reason')} record={props.record} name="reason" none={w('no_reason')} />
            {props.record.previous_value != null && (
              <PartText
                label={w('what_changed')}
                record={props.record}
                name="what_changed"
                none={w('not_said')}
              />
            )}
          </div>
        </>
      )}
    </section>
  );
}

/** What the risk was valued at the year before; nothing where it is new. */
function LastYear({ record }: { record: RegisterRecord }) {
  const w = useWords(riskRecordWords);
  const method = useMethod(record);
  if (typeof record.previous_value !== 'number') return null;
  return (
    <div className={cards.card}>
      <h3 className={cards.title}>{w('last_year')}</h3>
      <LevelMark value={record.previous_value} method={method} />
      <MovedMark record={record} brief />
    </div>
  );
}
