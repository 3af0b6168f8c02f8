import type { Search } from '@/app/search';

const last = new Map<string, Search>();

/** The list as it was left, so that the way back from a record leads to the same rows. */
export const rememberList = (register: string, search: Search) => last.set(register, search);

export const lastList = (register: string, authority: string): Search => {
  const search = last.get(register);
  return search && (search.authority ?? authority) === authority ? search : {};
};
