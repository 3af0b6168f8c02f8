import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { assignmentsQuery } from '@/api/assignments';
import { useSession } from '@/app/session';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { stateOf } from './roles/period';
import { RoleList } from './roles/RoleList';
import { useRoleName } from './roles/useRoleName';
import { rolesWords } from './roles/words';

/** The roles that a person has or will have, each with what it means and what can be done about it. */
export function PersonRoles({ account, name }: { account: string; name: string }) {
  const w = useWords(rolesWords);
  const { compare } = useFormats();
  const session = useSession();
  const roleName = useRoleName();
  const [now] = useState(() => new Date());
  // Who stands in for the person is told by the assignments of others.
  const seesAll = useMay('assignments', 'read');
  const own = account === session.account.id;
  const { data: all, error, refetch } = useQuery(assignmentsQuery(seesAll ? undefined : account));
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!all) return <Busy />;
  const its = all
    .filter((one) => one.account === account && stateOf(one, now) !== 'over')
    .sort((a, b) => compare(roleName(a.role), roleName(b.role)));
  if (its.length === 0) return <p>{own ? w('none_of_me') : w('none_of', { name })}</p>;
  return <RoleList label={w('list_of', { name })} assignments={its} all={all} now={now} />;
}
