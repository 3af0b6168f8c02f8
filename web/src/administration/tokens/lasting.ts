import { parseDate } from '@internationalized/date';
import { timeZone } from '@/words/format';

/** Days that a new token may last: the server takes two years at most. */
export const lastings = ['90', '365', '730'] as const;
export type Lasting = (typeof lastings)[number];

/** The last day of a token made `today`. */
export function lastDay(today: string, lasting: Lasting): string {
  return parseDate(today)
    .add({ days: Number(lasting) })
    .toString();
}

/** The instant at which that day is over in Sweden. */
export function endOf(day: string): string {
  return parseDate(day).add({ days: 1 }).toDate(timeZone).toISOString();
}
