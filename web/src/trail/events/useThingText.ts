import { useCallback } from 'react';
import type { TrailEntry } from '@/api/trail';
import { useRoleName } from '@/access/roles/useRoleName';
import { useWords } from '@/words/words';
import { usePeople } from '@/app/usePeople';
import { deedWords } from './deed_words';

const things = [
  'assignment',
  'session',
  'token',
  'matrix',
  'provider',
  'scim_group',
  'setting',
  'report_text',
  'review',
] as const;

const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** What an event is about that is no record: "en roll", and what is known of it. */
export function useThingText() {
  const w = useWords(deedWords);
  const people = usePeople();
  const roleName = useRoleName();
  return useCallback(
    ({ type, changes }: TrailEntry): { thing: string; more: string } => {
      const known = things.find((one) => one === type);
      const thing = known ? w(`thing_${known}`) : w('thing_unknown', { type });
      const role = text(changes?.role);
      const whose = people.ofAccount(text(changes?.account)) ?? '';
      const more = type === 'assignment' && role ? [roleName(role), whose] : [text(changes?.year)];
      return { thing, more: more.filter(Boolean).join(', ') };
    },
    [w, people, roleName],
  );
}
