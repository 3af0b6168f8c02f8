import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type TrailFilter, trailQuery } from '@/api/trail';
import { daysOf, type Doing, pastOf } from './doings';

/** The events of a filter as far as they have been asked for, and ways to the older ones. */
export function useTrail(filter: TrailFilter) {
  const client = useQueryClient();
  const asked = trailQuery(filter);
  const trail = useInfiniteQuery(asked);
  const { data } = trail;
  const entries = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const days = useMemo(() => daysOf(entries), [entries]);
  const older = () => void trail.fetchNextPage();
  // The page that is asked for next is the one that the last page names.
  const past = (doing: Doing) => {
    client.setQueryData(asked.queryKey, (before) => {
      const last = before?.pages.at(-1);
      if (!before || !last) return before;
      return { ...before, pages: [...before.pages.slice(0, -1), { ...last, next: pastOf(doing) }] };
    });
    older();
  };
  return { ...trail, count: entries.length, days, older, past };
}

export type Trail = ReturnType<typeof useTrail>;
