import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { ask } from './request';

/** A deadline of an incident in an authority where one may read it. */
export interface IncidentClock {
  authority: { code: string; name: string };
  /** The title is null where it is secret. */
  incident: { id: string; reference: string | null; title: string | null };
  duty: { id: string; label: Text };
  due: string;
  works_towards: string | null;
  last_lawful: string | null;
  late: boolean;
  /** Login; empty: nobody. */
  handler: string;
}

/** The soonest first. */
export const incidentClocksQuery = queryOptions({
  queryKey: ['records', 'incidents', 'clocks'],
  queryFn: async ({ signal }) =>
    (await ask<{ items: IncidentClock[] }>('GET', '/api/v1/incident-clocks', { signal })).items,
});
