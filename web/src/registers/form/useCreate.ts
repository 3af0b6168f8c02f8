import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createRecord, recordsChanged } from '@/api/records';
import type { Register, RegisterRecord } from '@/api/types';
import { useAuthority } from '@/app/place';
import { useNotices } from '@/ui/notices';
import { useSay, useWords } from '@/words/words';
import { titleOf } from '../titles';
import { useReader } from '../useReader';
import { registerWords } from '../words';
import { type Drafts, valuesOf } from './drafts';
import { onceKeys } from './once';

/** Makes a record, once even where the answer was lost on the way, and goes to it. */
export function useCreate(register: Register) {
  const w = useWords(registerWords);
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const reader = useReader();
  const { tell } = useNotices();
  const authority = useAuthority().code;
  const [keyOf] = useState(onceKeys);
  const [made, setMade] = useState<RegisterRecord | null>(null);
  const create = async (drafts: Drafts) => {
    const values = valuesOf(register, drafts);
    const record = await createRecord(register.plural, authority, values, keyOf(values));
    tell(w('created', { title: titleOf(register, record, reader) || say(register.label) }));
    void recordsChanged(client);
    setMade(record);
  };
  const leave = () => {
    if (!made) return;
    const params = { register: register.plural, id: made.id };
    void navigate({ to: '/registers/$register/$id', params, replace: true });
  };
  return { create, created: made !== null, leave };
}
