import { useQueries, useQuery } from '@tanstack/react-query';
import { rolesQuery } from '@/api/access';
import type { RoleGrant } from '@/api/providers';
import { useSession } from '@/app/session';
import { useSay, useWords } from '@/words/words';
import { unitsOfQuery } from './units_of';
import { providersWords } from './words';

/** What a role is called, and where it holds, in words: "Chef", "Grundskola och allt under". */
export function useGrantWords(grants: readonly RoleGrant[]) {
  const w = useWords(providersWords);
  const say = useSay();
  const { authorities } = useSession();
  const { data: roles = [] } = useQuery(rolesQuery);
  const within = [...new Set(grants.filter((grant) => grant.unit).map((grant) => grant.authority ?? ''))];
  const units = useQueries({ queries: within.map((authority) => unitsOfQuery(authority)) }).flatMap(
    ({ data = [] }) => data,
  );
  const role = (code: string) => {
    const found = roles.find((one) => one.code === code);
    return found ? say(found.label) : code;
  };
  const where = ({ authority, unit }: RoleGrant) => {
    if (authority === null) return w('whole_city');
    if (!unit) return authorities.find((one) => one.code === authority)?.name ?? authority;
    return w('unit_below', { unit: units.find((one) => one.id === unit)?.name ?? authority });
  };
  return { role, where };
}
