import { useQueryClient } from '@tanstack/react-query';
import { changeRecord, recordsChanged } from '@/api/records';
import type { Register, RegisterRecord } from '@/api/types';
import { useAuthority } from '@/app/place';
import { DialogForm } from '@/registers/form/DialogForm';
import { type Drafts, draftsOf, valuesOf } from '@/registers/form/drafts';
import { withFields } from '@/registers/form/some_fields';
import { useNotices } from '@/ui/notices';
import { useLanguage, useWords } from '@/words/words';
import { workWords } from './words';

interface Props {
  activity: RegisterRecord;
  register: Register;
  onClose: () => void;
}

/** Says whether an activity that is done had the effect that was meant. */
export function EffectDialog({ activity, register, onClose }: Props) {
  const w = useWords(workWords);
  const language = useLanguage();
  const client = useQueryClient();
  const authority = useAuthority().code;
  const { tell } = useNotices();
  const asked = withFields(register, ['effect', 'effect_note']);
  const fields = {
    ...asked,
    fields: asked.fields.map((field) => (field.name === 'effect' ? { ...field, required: true } : field)),
  };
  const save = async (drafts: Drafts) => {
    const at = { register: 'activities', id: activity.id, authority };
    await changeRecord(at, activity.version, valuesOf(fields, drafts));
    tell(w('effect_saved'));
    void recordsChanged(client);
    onClose();
  };
  return (
    <DialogForm
      title={w('effect_title')}
      register={fields}
      initial={draftsOf(fields, activity, language)}
      submit={w('save')}
      onSave={save}
      onClose={onClose}
    />
  );
}
