import type { Drawing } from '@/ui/chart/drawing';
import type { Group, Row } from './catalogue';
import { lastOf } from './catalogue';

const mostSeries = 6;

const measured = (row: Row, shares: boolean) =>
  row.readings.map((reading) => (shares ? reading?.share : reading?.value) ?? null);

/** How a figure is best drawn; null where it is a single number. */
export function drawingOf(group: Group, years: readonly number[]): Drawing | null {
  const { rows } = group;
  const shares = rows.every((row) =>
    row.readings.every((reading) => !reading || reading.share !== undefined),
  );
  const names = years.map(String);
  if (rows.every((row) => row.now)) {
    if (rows.length < 2) return null;
    const values = rows.map((row) => lastOf(row)?.value ?? null);
    return { categories: rows.map((row) => row.dimension), series: [{ name: '', values }], shares: false };
  }
  if (rows.length <= mostSeries) {
    const series = rows.map((row) => ({ name: row.dimension, values: measured(row, shares) }));
    return { categories: names, series, shares };
  }
  return {
    categories: rows.map((row) => row.dimension),
    series: names.map((name, index) => ({
      name,
      values: rows.map((row) => measured(row, shares)[index] ?? null),
    })),
    shares,
  };
}
