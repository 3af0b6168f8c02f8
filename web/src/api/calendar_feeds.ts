import { queryOptions } from '@tanstack/react-query';
import { ask } from './request';

/** One's own activities, or the authority's as far as one may read them. */
export type FeedScope = 'own' | 'authority';

/** An address that a calendar program reads without signing in. */
export interface CalendarFeed {
  id: string;
  name: string;
  scope: FeedScope;
  /** Code. */
  authority: string | null;
  created_at: string;
  used_at: string | null;
}

export const calendarFeedsQuery = queryOptions({
  queryKey: ['calendar-feeds'],
  queryFn: async ({ signal }) =>
    (await ask<{ items: CalendarFeed[] }>('GET', '/api/v1/calendar-feeds', { signal })).items,
});

/** The address is told this once: whoever has it reads the calendar. */
export const makeCalendarFeed = (feed: Pick<CalendarFeed, 'name' | 'scope' | 'authority'>) =>
  ask<CalendarFeed & { address: string }>('POST', '/api/v1/calendar-feeds', { body: feed });

export const removeCalendarFeed = (id: string) => ask<undefined>('DELETE', `/api/v1/calendar-feeds/${id}`);
