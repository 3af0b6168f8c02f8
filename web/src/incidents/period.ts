import type { Query } from '@/api/request';

const day = 86_400_000;

/** "2025-11-21" → "2025-11-22". */
export const dayAfter = (date: string) => new Date(Date.parse(date) + day).toISOString().slice(0, 10);

const two = (number: number) => String(number).padStart(2, '0');

/** The days of a year, as they are meant in Sweden, as a filter of an instant. */
export const daysOfYear = (year: number): string[] => [`gte.${year}-01-01`, `lt.${year + 1}-01-01`];

/** Incidents that were discovered in a year. */
export const ofYear = (year: number): Query => ({ discovered_at: daysOfYear(year) });

/** 1–12. */
export function ofMonth(year: number, month: number): Query {
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`;
  return { discovered_at: [`gte.${year}-${two(month)}-01`, `lt.${next}`] };
}

/** From New Year to "11-21", that day too; the leap day is the last of February in other years. */
export function ofYearUntil(year: number, until: string): Query {
  const leapDay = until === '02-29' && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1;
  const last = leapDay ? `${year}-02-28` : `${year}-${until}`;
  return { discovered_at: [`gte.${year}-01-01`, `lt.${dayAfter(last)}`] };
}
