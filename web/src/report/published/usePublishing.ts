import { useQuery } from '@tanstack/react-query';
import { publishedQuery } from '@/api/published';
import { useFulfils } from '@/app/useMayShow';
import { useMay } from '@/app/useMay';
import { useAuthority } from '@/app/place';

/** Which of the authority's frozen years the city reads, and whether one may publish more. */
export function usePublishing() {
  const reads = useFulfils()('/published-reviews');
  const mayPublish = useMay('freeze', 'write');
  // A server that knows no rights has no publishing either.
  const knows = useAuthority().may !== undefined;
  const { data: published } = useQuery({ ...publishedQuery, enabled: reads && knows });
  return { shown: knows && (mayPublish || reads), mayPublish, published };
}

export type Publishing = ReturnType<typeof usePublishing>;
