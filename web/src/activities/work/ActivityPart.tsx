import { Button, Heading } from '@digdir/designsystemet-react';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { RecordPartProps } from '@/app/RecordPart';
import { useMay } from '@/app/useMay';
import { useWords } from '@/words/words';
import styles from './ActivityPart.module.css';
import { DoneDialog } from './DoneDialog';
import { EffectDialog } from './EffectDialog';
import { isOpen, statusOf } from './work';
import { workWords } from './words';

/** What the page of an activity asks for: that it is done and, afterwards, whether it had an effect. */
export default function ActivityPart({ record, register }: RecordPartProps) {
  const w = useWords(workWords);
  const may = useMay('activity', 'write') && !record.archived_at;
  const [open, setOpen] = useState(false);
  const asks = statusOf(record) === 'done' && !record.effect && !record.masked;
  if (!may || !(isOpen(record) || asks)) return null;
  const close = () => setOpen(false);
  return (
    <section className={styles.part}>
      {asks && (
        <>
          <Heading level={2} data-size="2xs">
            {w('effect')}
          </Heading>
          <p>{w('effect_lacks')}</p>
        </>
      )}
      {record.expected_effect && (
        <p className={styles.expected}>{w('effect_expected', { text: String(record.expected_effect) })}</p>
      )}
      <Button variant="secondary" data-size="sm" onClick={() => setOpen(true)}>
        <CircleCheck aria-hidden size={16} />
        {w(asks ? 'effect_say' : 'mark_done')}
      </Button>
      {open &&
        (asks ? (
          <EffectDialog activity={record} register={register} onClose={close} />
        ) : (
          <DoneDialog activity={record} onClose={close} />
        ))}
    </section>
  );
}
