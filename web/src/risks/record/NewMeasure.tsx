import { Paragraph } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createRecord, recordsChanged } from '@/api/records';
import { fieldOf } from '@/api/registers';
import type { RegisterRecord } from '@/api/types';
import { useAuthority } from '@/app/place';
import { useSession } from '@/app/session';
import { DialogForm } from '@/registers/form/DialogForm';
import { type Drafts, newDrafts, valuesOf } from '@/registers/form/drafts';
import { onceKeys } from '@/registers/form/once';
import { withFields } from '@/registers/form/some_fields';
import { useRegisterNamed } from '@/registers/useRegisterNamed';
import { useNotices } from '@/ui/notices';
import { useLanguage, useWords } from '@/words/words';
import { riskRecordWords } from './words';

const asked = ['title', 'responsible', 'due', 'year', 'expected_effect'];

/** Makes an activity that comes from a risk and is to reduce it. */
export function NewMeasure({ risk, onClose }: { risk: RegisterRecord; onClose: () => void }) {
  const w = useWords(riskRecordWords);
  const language = useLanguage();
  const client = useQueryClient();
  const authority = useAuthority();
  const { today } = useSession();
  const { tell } = useNotices();
  const activities = useRegisterNamed('activity');
  const [keyOf] = useState(onceKeys);
  if (!activities) return null;
  const register = withFields(activities, asked);
  const save = async (drafts: Drafts) => {
    const from = {
      unit: risk.unit ?? authority.id,
      source: risk.reference ?? null,
      status: 'planned',
      ...(fieldOf(activities, 'origin') && { origin: 'risk' }),
    };
    const values = { ...valuesOf(register, drafts), ...from };
    const tie = { type: 'risk', id: risk.id };
    const ties = [
      { kind: 'source', ...tie },
      { kind: 'reduces', ...tie },
    ];
    await createRecord('activities', authority.code, values, keyOf(values), ties);
    tell(w('made', { title: drafts.title ?? '' }));
    void recordsChanged(client);
    onClose();
  };
  return (
    <DialogForm
      title={w('new_measure')}
      register={register}
      initial={newDrafts(register, authority.id, today, language)}
      submit={w('create')}
      onSave={save}
      onClose={onClose}
    >
      <Paragraph>{w('new_measure_help')}</Paragraph>
    </DialogForm>
  );
}
