import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createRecord, recordsChanged } from '@/api/records';
import { useAuthority } from '@/app/place';
import { useSession } from '@/app/session';
import { momentText } from '@/kinds/calendar';
import { DialogForm } from '@/registers/form/DialogForm';
import { type Drafts, draftsOf, valuesOf } from '@/registers/form/drafts';
import { onceKeys } from '@/registers/form/once';
import { withFields } from '@/registers/form/some_fields';
import { useRegisterNamed } from '@/registers/useRegisterNamed';
import { useNotices } from '@/ui/notices';
import { useLanguage, useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import { eventFields } from './event_fields';
import { timelineWords } from './words';

const minute = 60_000;

/** Writes in the timeline what somebody has done, said or decided. */
export function AddEvent({ onClose }: { onClose: () => void }) {
  const w = useWords(timelineWords);
  const language = useLanguage();
  const { at, record } = useIncident();
  const { account } = useSession();
  const authority = useAuthority();
  const client = useQueryClient();
  const { tell } = useNotices();
  const events = useRegisterNamed('incident_event');
  const [keyOf] = useState(onceKeys);
  const [opened] = useState(() => momentText(Math.floor(Date.now() / minute) * minute));
  if (!events) return null;
  const register = withFields(events, eventFields);
  const save = async (drafts: Drafts) => {
    const values = {
      ...valuesOf(register, drafts),
      incident: record.id,
      unit: record.unit ?? authority.id,
      by: account.name,
    };
    await createRecord('incident-events', at.authority, values, keyOf(values));
    tell(w('added'));
    void recordsChanged(client);
    onClose();
  };
  return (
    <DialogForm
      title={w('add')}
      register={register}
      initial={draftsOf(register, { kind: 'note', at: opened }, language)}
      submit={w('save')}
      onSave={save}
      onClose={onClose}
    />
  );
}
