import { Paragraph } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createRecord, recordsChanged } from '@/api/records';
import { fieldOf } from '@/api/registers';
import { useAuthority } from '@/app/place';
import { useSession } from '@/app/session';
import { DialogForm } from '@/registers/form/DialogForm';
import { type Drafts, newDrafts, valuesOf } from '@/registers/form/drafts';
import { onceKeys } from '@/registers/form/once';
import { withFields } from '@/registers/form/some_fields';
import { useRegisterNamed } from '@/registers/useRegisterNamed';
import { useNotices } from '@/ui/notices';
import { useLanguage, useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import { timelineWords } from './words';

const asked = ['title', 'responsible', 'due', 'year'];

/** Makes an activity that comes of the incident. */
export function NewTask({ onClose }: { onClose: () => void }) {
  const w = useWords(timelineWords);
  const language = useLanguage();
  const { at, record } = useIncident();
  const client = useQueryClient();
  const authority = useAuthority();
  const { today } = useSession();
  const { tell } = useNotices();
  const activities = useRegisterNamed('activity');
  const [keyOf] = useState(onceKeys);
  if (!activities) return null;
  const register = withFields(activities, asked);
  const origin = fieldOf(activities, 'origin')?.choices.some(({ code }) => code === 'incident');
  const save = async (drafts: Drafts) => {
    const values = {
      ...valuesOf(register, drafts),
      unit: record.unit ?? authority.id,
      source: record.reference ?? null,
      status: 'planned',
      ...(origin && { origin: 'incident' }),
    };
    const ties = [{ kind: 'source', type: 'incident', id: record.id }];
    await createRecord('activities', at.authority, values, keyOf(values), ties);
    tell(w('made', { title: drafts.title ?? '' }));
    void recordsChanged(client);
    onClose();
  };
  return (
    <DialogForm
      title={w('new_task')}
      register={register}
      initial={newDrafts(register, authority.id, today, language)}
      submit={w('create')}
      onSave={save}
      onClose={onClose}
    >
      <Paragraph>{w('new_task_help')}</Paragraph>
    </DialogForm>
  );
}
