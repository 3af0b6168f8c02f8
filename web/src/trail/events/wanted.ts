import { cityChain, type TrailFilter } from '@/api/trail';
import { one, type Search } from '@/app/search';

/** What the page takes from the address; the authority says itself which one is shown. */
const names = ['from', 'to', 'account', 'kind', 'type', 'id'] as const;

/** In the address: the chain of what belongs to no authority is shown, not the authority's. */
export const cityInAddress = 'city';

export function filterOf(search: Search, authority: string): TrailFilter {
  const city = one(search, 'chain') === cityInAddress;
  const said = names.map((name) => [name, one(search, name)]);
  return { ...(Object.fromEntries(said) as TrailFilter), authority: city ? cityChain : authority };
}

export const isNarrowed = (filter: TrailFilter): boolean => names.some((name) => filter[name] !== '');

/** The address without any condition. */
export const nothingWanted: Search = Object.fromEntries(names.map((name) => [name, '']));
