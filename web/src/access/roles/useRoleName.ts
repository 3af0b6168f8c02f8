import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { rolesQuery } from '@/api/access';
import { useSay } from '@/words/words';

/** What a role is called; its code until that is known. */
export function useRoleName(): (code: string) => string {
  const say = useSay();
  const { data: roles } = useQuery(rolesQuery);
  return useCallback(
    (code: string) => {
      const role = roles?.find((one) => one.code === code);
      return role ? say(role.label) : code;
    },
    [roles, say],
  );
}
