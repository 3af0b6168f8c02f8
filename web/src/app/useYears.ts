import { useQuery } from '@tanstack/react-query';
import { countsQuery } from '@/api/registers';
import { useAuthority } from './place';

/** The years that a register has records of, the latest first; null until it is known. */
export function useYears(register: string) {
  const authority = useAuthority();
  const asked = useQuery(countsQuery(register, { authority: authority.code, by: 'year' }));
  const years = asked.data?.items.map((item) => item.values[0]).filter((year) => typeof year === 'number');
  return { years: years?.sort((a, b) => b - a) ?? null, asked };
}
