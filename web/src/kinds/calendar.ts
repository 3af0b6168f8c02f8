/** Days as "2025-11-05" and moments of Swedish clocks: the rules of src/base/time.cpp and src/base/stockholm.cpp. */

import { timeZone } from '@/words/format';

const day = 86_400_000;

export function makeDate(year: number, month: number, date: number): string | null {
  if (year < 1000 || year > 9999 || month < 1 || date < 1) return null;
  const made = new Date(Date.UTC(year, month - 1, date));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === date
    ? made.toISOString().slice(0, 10)
    : null;
}

export function parseDate(text: string): string | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts && makeDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** So many days after `date`. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  calendar: 'gregory',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
  hourCycle: 'h23',
});

/** What Swedish clocks show at a moment, as if it were UTC. */
export function shownAt(moment: number): number {
  const parts = clock.formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

const offsetAt = (moment: number) => shownAt(moment) - Math.floor(moment / 1000) * 1000;

/** The moment at which Swedish clocks show this; the first of two, and null where that hour is skipped. */
export function momentOf(shown: number): number | null {
  const earlier = offsetAt(shown - day);
  const later = offsetAt(shown + day);
  const found = [shown - earlier, shown - later].filter(
    (moment, index) => offsetAt(moment) === (index === 0 ? earlier : later),
  );
  return found.length === 0 ? null : Math.min(...found);
}

/** As the API writes moments. */
export const momentText = (moment: number) => new Date(moment).toISOString().replace('.000Z', 'Z');
