import { useQuery } from '@tanstack/react-query';
import { type ChainFound, eventAt, type TrailEntry } from '@/api/trail';

export interface FaultPlace {
  /** What stands where the fault was found; nothing where it is missing. */
  there: TrailEntry | null;
  /** Where nothing stands there: its neighbours. */
  before: TrailEntry | null;
  after: TrailEntry | null;
}

async function lookUp(authority: string, link: number, event: number | undefined): Promise<FaultPlace> {
  const there = await eventAt(authority, link, event);
  if (there) return { there, before: null, after: null };
  const [before, after] = await Promise.all([eventAt(authority, link - 1), eventAt(authority, link + 1, 0)]);
  return { there: null, before, after };
}

/** The event that a fault is about, or those around it. */
export function useFaultPlace(authority: string, found: ChainFound) {
  const { fault_link: link = 0, fault_event: event } = found;
  return useQuery({
    queryKey: ['trail', 'fault', authority, link, event ?? null, found.head],
    enabled: link > 0,
    queryFn: () => lookUp(authority, link, event),
  });
}
