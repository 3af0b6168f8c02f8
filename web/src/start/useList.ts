import { useQuery } from '@tanstack/react-query';
import { addressOf, type Query } from '@/api/request';
import { listQuery } from '@/api/registers';
import { useAuthority } from '@/app/place';

/** The first records of a list, how many there are in all, and the address of the whole list. */
export function useList(register: string, filter: Query, limit: number, enabled = true) {
  const authority = useAuthority();
  const query = { authority: authority.code, ...filter };
  const asked = useQuery({ ...listQuery(register, { ...query, limit, count: true }), enabled });
  return { asked, records: addressOf(`/api/v1/${register}`, query) };
}
