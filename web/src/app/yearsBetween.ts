const usualYears = 4;
const mostYears = 10;

/** From one year to another, never more than a table holds. */
export function yearsBetween(from: string, to: string, thisYear: number): number[] {
  const last = Number(to) || thisYear;
  const first = Math.min(last, Math.max(Number(from) || last - usualYears + 1, last - mostYears + 1));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
