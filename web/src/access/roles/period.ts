import { parseDate } from '@internationalized/date';
import { dayOf, timeZone } from '@/words/format';

/** When a role counts; without an end until further notice. */
export interface Period {
  starts_at: string;
  ends_at: string | null;
}

/** The same in days, as people say it; empty where nothing is said. */
export interface Days {
  from: string;
  to: string;
}

/** The instant at which a day begins in Sweden. */
export const beginningOf = (day: string): string => parseDate(day).toDate(timeZone).toISOString();

/** The instant at which a day is over in Sweden. */
export const endOf = (day: string): string => parseDate(day).add({ days: 1 }).toDate(timeZone).toISOString();

/** The last day on which something that ends at an instant still counts. */
export const lastDayOf = (instant: string): string =>
  dayOf(new Date(new Date(instant).getTime() - 1).toISOString());

export const daysOf = ({ starts_at, ends_at }: Period): Days => ({
  from: dayOf(starts_at),
  to: ends_at === null ? '' : lastDayOf(ends_at),
});

/** What differs from the days that were shown, as the API takes it. */
export function changesOf(before: Period, days: Days): Partial<Period> {
  const shown = daysOf(before);
  const changes: Partial<Period> = {};
  if (days.from && days.from !== shown.from) changes.starts_at = beginningOf(days.from);
  if (days.to !== shown.to) changes.ends_at = days.to ? endOf(days.to) : null;
  return changes;
}

export type PeriodState = 'now' | 'soon' | 'coming' | 'over';

const month = 30 * 86_400_000;

/** How a period stands. `soon`: it ends within a month. */
export function stateOf({ starts_at, ends_at }: Period, now: Date): PeriodState {
  if (ends_at !== null && new Date(ends_at) <= now) return 'over';
  if (new Date(starts_at) > now) return 'coming';
  return ends_at !== null && new Date(ends_at).getTime() - now.getTime() < month ? 'soon' : 'now';
}
