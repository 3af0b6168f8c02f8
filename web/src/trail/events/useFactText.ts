import { useCallback } from 'react';
import { useRoleName } from '@/access/roles/useRoleName';
import { useSession } from '@/app/session';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { trailFactWords } from './fact_words';
import { usePeople } from '@/app/usePeople';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** A value of an event that is no field of a register, by the name of the fact. */
export function useFactText(): (name: string, value: unknown) => string {
  const w = useWords(trailFactWords);
  const people = usePeople();
  const roleName = useRoleName();
  const formats = useFormats();
  const { authorities } = useSession();
  return useCallback(
    (name, value) => {
      if (value === null || value === undefined) return '';
      if (typeof value === 'boolean') return w(value ? 'yes' : 'no');
      if (typeof value === 'number') return String(value);
      if (typeof value !== 'string') return JSON.stringify(value);
      if (name === 'account') return people.ofAccount(value) ?? value;
      if (name === 'role') return roleName(value);
      if (name === 'authority') return authorities.find((one) => one.id === value)?.name ?? value;
      return instant.test(value) ? formats.instant(value) : value;
    },
    [w, people, roleName, formats, authorities],
  );
}
