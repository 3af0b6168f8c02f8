import { Paragraph } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { changeRecord, recordsChanged } from '@/api/records';
import type { RegisterRecord } from '@/api/types';
import { useAuthority } from '@/app/place';
import { useSession } from '@/app/session';
import { DialogForm } from '@/registers/form/DialogForm';
import { type Drafts, draftsOf, valuesOf } from '@/registers/form/drafts';
import { withFields } from '@/registers/form/some_fields';
import { useRegisterNamed } from '@/registers/useRegisterNamed';
import { useUndo } from '@/registers/useUndo';
import { useNotices } from '@/ui/notices';
import { useLanguage, useWords } from '@/words/words';
import { useStatusName } from './useChoiceName';
import { workWords } from './words';

const asked = ['finished', 'effect', 'effect_note'];

/** Says when an activity was done and, if it is known, what it led to. */
export function DoneDialog({ activity, onClose }: { activity: RegisterRecord; onClose: () => void }) {
  const w = useWords(workWords);
  const language = useLanguage();
  const client = useQueryClient();
  const authority = useAuthority().code;
  const { today } = useSession();
  const { tell } = useNotices();
  const undo = useUndo();
  const statusName = useStatusName();
  const register = useRegisterNamed('activity');
  if (!register) return null;
  const fields = withFields(register, asked);
  const title = String(activity.title ?? activity.reference ?? '');
  const at = { register: 'activities', id: activity.id, authority };
  const save = async (drafts: Drafts) => {
    const values = { status: 'done', ...valuesOf(fields, drafts) };
    const saved = await changeRecord(at, activity.version, values);
    const before = Object.fromEntries(Object.keys(values).map((name) => [name, activity[name] ?? null]));
    tell(
      w('moved', { title, status: statusName('done') }),
      undo(() => changeRecord(at, saved.version, before)),
    );
    void recordsChanged(client);
    onClose();
  };
  return (
    <DialogForm
      title={w('done_title', { title })}
      register={fields}
      initial={draftsOf(fields, { ...activity, finished: activity.finished ?? today }, language)}
      submit={w('done_save')}
      onSave={save}
      onClose={onClose}
    >
      <Paragraph>{w('done_help')}</Paragraph>
    </DialogForm>
  );
}
