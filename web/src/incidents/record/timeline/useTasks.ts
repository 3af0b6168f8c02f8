import { useQueries, useQuery } from '@tanstack/react-query';
import { type LinkItem, linksQuery } from '@/api/links';
import { recordQuery } from '@/api/records';
import type { RegisterRecord } from '@/api/types';
import { useIncident } from '../incident_context';

/** An activity that has come of the incident. */
export interface Task {
  tie: LinkItem;
  /** Undefined until it is known. */
  record: RegisterRecord | undefined;
}

/** The activities that have come of the incident; undefined until they are known. */
export function useTasks() {
  const { at } = useIncident();
  const { data, error } = useQuery(linksQuery(at));
  const ties = (data ?? []).filter(
    ({ type, kind, direction, archived }) =>
      type === 'activity' && kind === 'source' && direction === 'in' && !archived,
  );
  return useQueries({
    queries: ties.map(({ id }) => recordQuery({ register: 'activities', id, authority: at.authority })),
    combine: (results) => ({
      error,
      tasks: data && ties.map((tie, index): Task => ({ tie, record: results[index]?.data })),
    }),
  });
}
