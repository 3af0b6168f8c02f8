import type { Division } from '@/api/incident_statistics';
import type { Drawing } from '@/ui/chart/drawing';

const mostSeries = 6;

const countsOf = (division: Division, years: readonly number[]) =>
  years.map((year) => division.counts[year] ?? 0);

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** The most frequent first. */
export function sortedDivisions(divisions: readonly Division[], years: readonly number[]): Division[] {
  const weight = (division: Division) => sum(countsOf(division, years));
  return divisions.filter((one) => weight(one) > 0).sort((a, b) => weight(b) - weight(a));
}

/** A bar for each of the most frequent, and one for all the others together. */
export function drawingOfDivisions(
  divisions: readonly Division[],
  years: readonly number[],
  nameOf: (division: Division) => string,
  others: string,
): Drawing {
  const shown = divisions.slice(0, divisions.length > mostSeries ? mostSeries - 1 : mostSeries);
  const rest = divisions.slice(shown.length);
  const series = shown.map((one) => ({ name: nameOf(one), values: countsOf(one, years) }));
  if (rest.length > 0) {
    const values = years.map((year) => sum(rest.map((one) => one.counts[year] ?? 0)));
    series.push({ name: others, values });
  }
  return { categories: years.map(String), series, shares: false };
}
