import { parseDate } from '@internationalized/date';
import { timeZone } from '@/words/format';

/** Days that a new token may last; 0: until it is revoked. */
export const lastings = ['90', '365', '730', '0'] as const;
export type Lasting = (typeof lastings)[number];

/** The last day of a token made `today`; null where it has none. */
export function lastDay(today: string, lasting: Lasting): string | null {
  return lasting === '0'
    ? null
    : parseDate(today)
        .add({ days: Number(lasting) })
        .toString();
}

/** The instant at which that day is over in Sweden. */
export function endOf(day: string): string {
  return parseDate(day).add({ days: 1 }).toDate(timeZone).toISOString();
}
