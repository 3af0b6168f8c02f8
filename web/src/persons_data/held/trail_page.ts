import { cityChain } from '@/api/trail';
import { pageOfRecords, type Search } from '@/app/search';

/** "/api/v1/trail?authority=UTB&account=…" → what stands after `?` on the page of the trail. */
export function searchOfTrail(link: string): Search {
  const { search } = pageOfRecords(link);
  return search.authority === cityChain ? { ...search, authority: '', chain: 'city' } : search;
}
