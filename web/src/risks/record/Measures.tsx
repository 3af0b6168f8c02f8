import { Button } from '@digdir/designsystemet-react';
import { Link2, Plus } from 'lucide-react';
import { useState } from 'react';
import type { RecordPartProps } from '@/app/RecordPart';
import { useRights } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { LinkMeasure } from './LinkMeasure';
import { MeasureLine } from './MeasureLine';
import lines from './Measures.module.css';
import { NewMeasure } from './NewMeasure';
import styles from './Part.module.css';
import type { MeasuresFound } from './useMeasures';
import { riskRecordWords } from './words';

/** The activities that are to reduce the risk: what there is, a new one, one that is there already. */
export function Measures({ at, record, measures }: RecordPartProps & { measures: MeasuresFound }) {
  const w = useWords(riskRecordWords);
  const { may } = useRights();
  const [open, setOpen] = useState<'new' | 'link' | null>(null);
  const close = () => setOpen(null);
  const mayAdd = may('activity', 'write') && !record.archived_at;
  return (
    <div className={styles.fields}>
      <h3 className={styles.label}>{w('measures')}</h3>
      {measures.error && <ErrorNote error={measures.error} />}
      {!measures.ready && !measures.error && <Busy />}
      {measures.ready && measures.measures.length === 0 && <p className={styles.none}>{w('no_measures')}</p>}
      <ul className={lines.lines}>
        {measures.measures.map((measure) => (
          <MeasureLine key={measure.id} at={at} measure={measure} mayRemove={mayAdd} />
        ))}
      </ul>
      {mayAdd && (
        <div className={styles.buttons}>
          <Button variant="secondary" data-size="sm" onClick={() => setOpen('new')}>
            <Plus aria-hidden size={16} />
            {w('new_measure')}
          </Button>
          <Button variant="secondary" data-size="sm" onClick={() => setOpen('link')}>
            <Link2 aria-hidden size={16} />
            {w('link_measure')}
          </Button>
        </div>
      )}
      {open === 'new' && <NewMeasure risk={record} onClose={close} />}
      {open === 'link' && <LinkMeasure at={at} onClose={close} />}
    </div>
  );
}
