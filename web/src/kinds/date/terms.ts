import { daysAfter, parseDate } from '../calendar';
import { parseTerm, valueOf, writeTerm } from '../term';

/** First and last day, both included; empty where it is open. */
export interface Period {
  from: string;
  to: string;
}

/** The days that a field's terms ask for. What they say by the clock is not for the control. */
export function periodOf(terms: string[]): Period {
  const only = valueOf(terms, 'eq');
  if (parseDate(only)) return { from: only, to: only };
  const from = valueOf(terms, 'gte');
  const before = valueOf(terms, 'lt');
  const to = parseDate(before) ? daysAfter(before, -1) : valueOf(terms, 'lte');
  return { from: parseDate(from) ?? '', to: parseDate(to) ?? '' };
}

/** "To" is the day before the next one begins, which holds for moments too. */
export function termsOfPeriod({ from, to }: Period): string[] {
  const first = parseDate(from) ? [writeTerm({ operator: 'gte', values: [from] })] : [];
  const last = parseDate(to) ? [writeTerm({ operator: 'lt', values: [daysAfter(to, 1)] })] : [];
  return [...first, ...last];
}

/** A whole year, where the terms ask for just that. */
export function yearOf(terms: string[]): number | null {
  if (terms.length !== 2 || terms.some((text) => !/^(gte|lt)\./.test(text) || !parseTerm(text))) return null;
  const first = valueOf(terms, 'gte');
  const year = Number(first.slice(0, 4));
  return first === `${year}-01-01` && valueOf(terms, 'lt') === `${year + 1}-01-01` ? year : null;
}
