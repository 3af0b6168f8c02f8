/**
 * The step in the middle of what was chosen; between two middle ones the higher, so that a risk is not made smaller by a
 * rounding. Null where nobody has chosen.
 */
export function median(counts: readonly number[], values: readonly number[]): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const middle = Math.floor(total / 2);
  let before = 0;
  const place = counts.findIndex((count) => (before += count) > middle);
  return values[place] ?? null;
}
