import { useQueries, useQuery } from '@tanstack/react-query';
import { type LinkItem, linksQuery } from '@/api/links';
import { type Address, recordQuery } from '@/api/records';
import type { RegisterRecord } from '@/api/types';

/** An activity that is tied to a risk, and the ties: it may have come from it, be to reduce it, or both. */
export interface Measure {
  id: string;
  title: string | null;
  ties: LinkItem[];
  /** Undefined until it is known. */
  record: RegisterRecord | undefined;
}

function byActivity(items: readonly LinkItem[]): Map<string, LinkItem[]> {
  const found = new Map<string, LinkItem[]>();
  for (const item of items) {
    if (item.type === 'activity' && !item.archived) found.set(item.id, [...(found.get(item.id) ?? []), item]);
  }
  return found;
}

/** The activities that are tied to a risk. */
export function useMeasures(at: Address) {
  const { data, error } = useQuery(linksQuery(at));
  const found = [...byActivity(data ?? [])];
  return useQueries({
    queries: found.map(([id]) => recordQuery({ register: 'activities', id, authority: at.authority })),
    combine: (results) => ({
      error,
      ready: data !== undefined && results.every((result) => result.data ?? result.error),
      activities: results.flatMap((result) => result.data ?? []),
      measures: found.map(([id, ties], index): Measure => ({
        id,
        title: ties[0]?.title ?? null,
        ties,
        record: results[index]?.data,
      })),
    }),
  });
}

export type MeasuresFound = ReturnType<typeof useMeasures>;
