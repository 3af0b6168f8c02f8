import { useQueryClient } from '@tanstack/react-query';
import { handOn } from '@/api/evidence';
import { recordsChanged } from '@/api/records';
import type { RegisterRecord } from '@/api/types';
import { DialogForm } from '@/registers/form/DialogForm';
import { type Drafts, draftsOf, valuesOf } from '@/registers/form/drafts';
import { withFields } from '@/registers/form/some_fields';
import { useRegisterNamed } from '@/registers/useRegisterNamed';
import { useNotices } from '@/ui/notices';
import { useLanguage, useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import { evidenceWords } from './words';

const asked = ['to_hand', 'reason'];

/** Keeps that a piece of evidence has gone to another hand, now. */
export function HandOnDialog({ evidence, onClose }: { evidence: RegisterRecord; onClose: () => void }) {
  const w = useWords(evidenceWords);
  const language = useLanguage();
  const { at } = useIncident();
  const client = useQueryClient();
  const { tell } = useNotices();
  const custody = useRegisterNamed('custody');
  if (!custody) return null;
  const register = withFields(custody, asked);
  const save = async (drafts: Drafts) => {
    const said = valuesOf(register, drafts);
    const order = { to_hand: String(said.to_hand ?? ''), reason: String(said.reason ?? '') };
    await handOn(evidence.id, at.authority, order);
    tell(w('handed_on'));
    void recordsChanged(client);
    onClose();
  };
  return (
    <DialogForm
      title={w('hand_on_title', { file: String(evidence.name ?? '') })}
      register={register}
      initial={draftsOf(register, {}, language)}
      submit={w('hand_on')}
      onSave={save}
      onClose={onClose}
    />
  );
}
