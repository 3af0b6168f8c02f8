import { queryOptions } from '@tanstack/react-query';
import { listQuery } from '@/api/registers';
import { ask } from '@/api/request';
import type { Page } from '@/api/types';

interface UnitChoice {
  id: string;
  name: string;
}

const pages = 10;

/** All units of an authority, by name; a nämnd has some hundreds at most. */
export const unitsOfQuery = (authority: string) =>
  queryOptions({
    queryKey: [...listQuery('units', {}).queryKey.slice(0, 2), 'all', authority],
    staleTime: 60_000,
    enabled: authority !== '',
    queryFn: async ({ signal }): Promise<UnitChoice[]> => {
      const found: UnitChoice[] = [];
      let after: string | null = null;
      for (let page = 0; page < pages; page++) {
        const query = { authority, sort: 'name', limit: 200, after };
        const answer: Page = await ask<Page>('GET', '/api/v1/units', { query, signal });
        found.push(...answer.items.map(({ id, name }) => ({ id, name: String(name) })));
        after = answer.next;
        if (!after) break;
      }
      return found;
    },
  });
