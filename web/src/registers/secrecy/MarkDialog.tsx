import { Button, Paragraph } from '@digdir/designsystemet-react';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Address } from '@/api/records';
import { marksOf } from '@/api/secrecy';
import type { Register, RegisterRecord } from '@/api/types';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { ErrorNote } from '@/ui/ErrorNote';
import { FaultSummary } from '@/ui/FaultSummary';
import { SaveModal } from '@/ui/SaveModal';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { MarkClashes } from './MarkClashes';
import styles from './MarkDialog.module.css';
import { MarkFields } from './MarkFields';
import { MarkList } from './MarkList';
import { type MarkDraft, withNew } from './marks_form';
import { useMarkFaults } from './useMarkFaults';
import { useMarking } from './useMarking';
import { markWords } from './words';

interface Props {
  register: Register;
  at: Address;
  record: RegisterRecord;
  title: string;
  onClose: () => void;
}

/** Says what of a record is secret and why. */
export function MarkDialog({ register, at, record, title, onClose }: Props) {
  const w = useWords(markWords);
  const { tell } = useNotices();
  const [attempt, setAttempt] = useState(0);
  const marking = useMarking(register, at, record, onClose);
  const { drafts, setDrafts, saving, other } = marking;
  const faults = useMarkFaults(register, drafts);
  const [first, setFirst] = useState(faults);
  const fixed = (marksOf(record) ?? []).filter((mark) => mark.by_itself);
  const change = (key: number, part: Partial<MarkDraft>) =>
    setDrafts(drafts.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const save = () => {
    setAttempt(attempt + 1);
    setFirst(faults);
    if (faults.length > 0) return;
    if (marking.unsaved) {
      saving.mutate(marking.mine);
      return;
    }
    tell(w('no_change'));
    onClose();
  };
  if (other) return <MarkClashes register={register} marking={marking} other={other.marks} />;
  return (
    <SaveModal
      wide
      title={w('mark_title', { title })}
      save={w('save')}
      saving={saving.isPending}
      onSave={save}
      onClose={onClose}
    >
      <LeaveQuestion unsaved={marking.unsaved} />
      <div className={styles.form}>
        <Paragraph>{w('mark_help')}</Paragraph>
        {attempt > 0 && <FaultSummary key={attempt} title={w('faults')} faults={first} />}
        {fixed.length > 0 && <MarkList register={register} marks={fixed} />}
        {drafts.length === 0 && <p className={styles.help}>{w('no_drafts')}</p>}
        {drafts.map((draft, index) => (
          <MarkFields
            key={draft.key}
            register={register}
            draft={draft}
            number={index + 1}
            faults={attempt > 0 ? faults : []}
            onChange={(part) => change(draft.key, part)}
            onRemove={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
          />
        ))}
        <div>
          <Button variant="secondary" data-size="sm" onClick={() => setDrafts(withNew(drafts))}>
            <Plus aria-hidden size={16} />
            {w('add_mark')}
          </Button>
        </div>
        {saving.error && <ErrorNote error={saving.error} />}
      </div>
    </SaveModal>
  );
}
