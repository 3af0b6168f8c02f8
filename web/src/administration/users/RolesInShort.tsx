import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { stateOf } from '@/access/roles/period';
import { useRoleName } from '@/access/roles/useRoleName';
import type { Account } from '@/api/accounts';
import { assignmentsQuery } from '@/api/assignments';
import { useSession } from '@/app/session';
import { useMay } from '@/app/useMay';
import { useWords } from '@/words/words';
import { usersWords } from './words';

/** The names of the roles that an account has now. */
export function RolesInShort({ account }: { account: Account }) {
  const w = useWords(usersWords);
  const roleName = useRoleName();
  const { roles } = useSession();
  const reads = useMay('assignments', 'read') && roles !== undefined;
  const [now] = useState(() => new Date());
  const { data: all } = useQuery({ ...assignmentsQuery(), enabled: reads });
  if (!reads) return w(account.kind);
  const held = (all ?? [])
    .filter((one) => one.account === account.id)
    .filter((one) => ['now', 'soon'].includes(stateOf(one, now)));
  const names = [...new Set(held.map((one) => roleName(one.role)))];
  return names.length > 0 || !all ? names.join(', ') : w('no_roles');
}
