import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { ask } from './request';

/** What an employee says about something that has happened. */
export interface IncidentReport {
  /** Missing where the event touches what may not be written down here. */
  what?: string;
  /** Instead of `what`, and without details. */
  title?: string;
  sensitive?: 'yes';
  /** Nothing is kept of who it was. */
  anonymous?: true;
  /** Missing: now. */
  when?: string;
  personal_data?: 'yes' | 'no' | 'unknown';
  where?: string;
  still_going_on?: boolean;
  contact?: string;
}

/** What becomes of a report; where it is sensitive, whom to call. */
export interface ReportReceived {
  reference: string;
  contacts?: Record<string, Text>;
}

/** A report as its reporter may see it. */
export interface ReportedIncident {
  reference: string;
  at: string;
  title: string;
  what: string;
  status: { code: string; label: Text };
}

/** One's own reports, the latest first. */
export const ownReportsQuery = queryOptions({
  queryKey: ['incident-reports'],
  queryFn: async ({ signal }) =>
    (await ask<{ items: ReportedIncident[] }>('GET', '/api/v1/incident-reports', { signal })).items,
});

export async function reportIncident(report: IncidentReport, authority: string, once: string) {
  return ask<ReportReceived>('POST', '/api/v1/incident-reports', {
    query: { authority },
    body: report,
    once,
  });
}
