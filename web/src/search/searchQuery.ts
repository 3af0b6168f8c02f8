import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '@/api/request';
import type { Masked } from '@/api/secrecy';

export interface Hit {
  register: string;
  id: string;
  reference?: string | null;
  title: string | null;
  masked?: Masked;
  /** What tells it from others of the same title. */
  line?: string;
  authority: string;
  archived?: boolean;
}

export interface HitGroup {
  register: string;
  total_shown: number;
  more: boolean;
  items: Hit[];
}

const ofEach = 10;

/** Records of every register that hold all the words. */
export const searchQuery = (authority: string, find: string) =>
  queryOptions({
    queryKey: ['records', 'search', authority, find],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { authority, q: find, group: true, limit: ofEach };
      return (await ask<{ groups: HitGroup[] }>('GET', '/api/v1/search', { query, signal })).groups;
    },
  });
