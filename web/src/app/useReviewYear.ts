import { queryOptions, useQuery } from '@tanstack/react-query';
import { ask } from '@/api/request';
import { useAuthority } from './place';
import { useSession } from './session';

interface Frozen {
  id: string;
  year: number;
}

const reviewsQuery = (authority: string) =>
  queryOptions({
    queryKey: ['reviews', authority, 'years'],
    queryFn: ({ signal }) =>
      ask<{ items: Frozen[] }>('GET', '/api/v1/reviews', { query: { authority }, signal }),
  });

/** The year whose review is being written: the one after the last frozen, else the current one. */
export function useReviewYear(): { year: number | null; error: Error | null } {
  const authority = useAuthority();
  const session = useSession();
  const { data, error } = useQuery(reviewsQuery(authority.code));
  if (!data) return { year: null, error };
  const last = Math.max(0, ...data.items.map((review) => review.year));
  return { year: last > 0 ? last + 1 : Number(session.today.slice(0, 4)), error };
}
