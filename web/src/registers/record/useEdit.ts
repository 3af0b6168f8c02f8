import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Address, changeRecord, recordSaved, recordsChanged, type Values } from '@/api/records';
import { ask, Problem } from '@/api/request';
import type { Secrets } from '@/api/secrecy';
import type { Register, RegisterRecord } from '@/api/types';
import { useNotices } from '@/ui/notices';
import { useLanguage, useSay, useWords } from '@/words/words';
import { changesOf, type Drafts, draftsOf } from '../form/drafts';
import { markWords } from '../secrecy/words';
import { registerWords } from '../words';
import { clashOf } from './conflict';

/** Somebody else's version, and what one has written oneself. */
interface Other {
  saved: RegisterRecord;
  changes: Values;
  drafts: Drafts;
}

/** Saves what has been changed of a record, and lets choose where somebody else has changed it meanwhile. */
export function useEdit(register: Register, at: Address, record: RegisterRecord, secrets: Secrets) {
  const w = useWords(registerWords);
  const m = useWords(markWords);
  const say = useSay();
  const language = useLanguage();
  const client = useQueryClient();
  const { tell } = useNotices();
  const [base, setBase] = useState(record);
  const [initial, setInitial] = useState(() => draftsOf(register, record, language));
  const [chosen, setChosen] = useState<Drafts>();
  const [other, setOther] = useState<Other | null>(null);
  const [done, setDone] = useState(false);
  const labels = (names: string[]) =>
    register.fields
      .filter((field) => names.includes(field.name))
      .map((field) => say(field.label))
      .join(', ');

  const meet = async (changes: Values, drafts: Drafts) => {
    const path = `/api/v1/${at.register}/${at.id}`;
    const saved = await ask<RegisterRecord>('GET', path, { query: { authority: at.authority, secrets } });
    setOther({ saved, changes, drafts });
  };
  const save = async (drafts: Drafts) => {
    const changes = changesOf(register, base, initial, drafts);
    const names = Object.keys(changes);
    if (names.length === 0) tell(w('nothing_changed'));
    else {
      try {
        recordSaved(client, at, await changeRecord(at, base.version, changes), secrets);
      } catch (error) {
        if (error instanceof Problem && error.status === 412) return meet(changes, drafts);
        throw error;
      }
      tell(w('saved', { fields: labels(names) }));
      void recordsChanged(client);
    }
    setDone(true);
  };
  const choose = (mine: Set<string>) => {
    if (!other) return;
    const { both, theirs, masked } = clashOf(register, base, other.saved, other.changes);
    const fresh = draftsOf(register, other.saved, language);
    const taken = [...theirs, ...masked, ...both.filter(({ name }) => !mine.has(name))].map(
      ({ name }) => name,
    );
    setChosen({ ...other.drafts, ...Object.fromEntries(taken.map((name) => [name, fresh[name] ?? ''])) });
    setInitial(fresh);
    setBase(other.saved);
    setOther(null);
    if (masked.length > 0) tell(m('masked_meanwhile', { fields: labels(masked.map(({ name }) => name)) }));
    if (theirs.length > 0) tell(w('others_changed', { fields: labels(theirs.map(({ name }) => name)) }));
  };
  return { base, initial, chosen, other, done, save, choose, forget: () => setOther(null) };
}
