import { queryOptions } from '@tanstack/react-query';
import type { Counts } from '@/api/registers';
import { ask } from '@/api/request';
import type { Page, RegisterRecord } from '@/api/types';

/** A unit in the tree. */
export interface UnitNode {
  id: string;
  code: string;
  name: string;
  kind: string;
  /** How many units there are just below it. */
  below: number;
}

/** Some of the units just below another, and where the next ones begin. */
export interface Branch {
  nodes: UnitNode[];
  next: string | null;
}

/** The top of the tree: what has nothing above it. */
export const top = '';

const pageSize = 100;

export const text = (record: RegisterRecord, field: string) => String(record[field] ?? '');

/** A page of units with how many there are below each. */
export function nodesOf(items: readonly RegisterRecord[], counts: Counts | null): UnitNode[] {
  const below = new Map(counts?.items.map((item) => [item.values[0], item.count]));
  return items.map((record) => ({
    id: record.id,
    code: text(record, 'code'),
    name: text(record, 'name'),
    kind: text(record, 'kind'),
    below: below.get(record.id) ?? 0,
  }));
}

/** The units just below `parent`, from `after` on. */
export const branchQuery = (authority: string, parent: string, after: string) =>
  queryOptions({
    queryKey: ['records', 'units', 'branch', authority, parent, after],
    queryFn: async ({ signal }): Promise<Branch> => {
      const page = await ask<Page>('GET', '/api/v1/units', {
        signal,
        query: {
          authority,
          parent: parent === top ? 'is.null' : `eq.${parent}`,
          sort: 'name',
          limit: pageSize,
          after,
        },
      });
      const ids = page.items.map((item) => item.id);
      const counts =
        ids.length === 0
          ? null
          : await ask<Counts>('GET', '/api/v1/units/counts', {
              signal,
              query: { authority, by: 'parent', parent: `in.(${ids.join(',')})` },
            });
      return { nodes: nodesOf(page.items, counts), next: page.next };
    },
  });

/** The ids of the units above one, the topmost first. */
export async function unitsAbove(authority: string, parent: string | null): Promise<string[]> {
  const above: string[] = [];
  let next = parent;
  while (next && !above.includes(next)) {
    above.unshift(next);
    const record = await ask<RegisterRecord>('GET', `/api/v1/units/${next}`, { query: { authority } });
    next = text(record, 'parent') || null;
  }
  return above;
}
