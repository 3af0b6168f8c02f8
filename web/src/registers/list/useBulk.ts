import type { Register } from '@/api/types';
import { useRights } from '@/app/useMay';
import type { Search } from '@/app/search';

/** What may be done with many records of the list at once: nothing where some of them may be another authority's. */
export function useBulk(register: Register, search: Search) {
  const { may } = useRights();
  const own = !search.shared;
  const change = own && may(register.name, 'write');
  const archive = own && may(register.name, 'archive');
  return { change, archive, any: change || archive };
}
