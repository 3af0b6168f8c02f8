import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { accountsQuery } from '@/api/accounts';
import { useSession } from './session';
import { useMay } from './useMay';

/** What people are called, by account and by login; undefined where one may not know, or where they are gone. */
export function usePeople() {
  const own = useSession().account;
  const enabled = useMay('accounts', 'read');
  const { data: accounts } = useQuery({ ...accountsQuery, enabled });
  return useMemo(() => {
    const known = [own, ...(accounts ?? [])];
    return {
      ofAccount: (id: string) => known.find((one) => one.id === id)?.name,
      ofLogin: (login: string) => known.find((one) => one.login === login)?.name,
    };
  }, [own, accounts]);
}
