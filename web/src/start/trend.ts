import type { Point } from './tiles';

export const trendSize = { width: 72, height: 24, margin: 4 };

/** Where the points of a trend lie in its little picture: all on a line where they are alike. */
export function trendDots(points: readonly Point[]): { x: number; y: number }[] {
  const { width, height, margin } = trendSize;
  const values = points.map((point) => point.value);
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const step = points.length > 1 ? (width - 2 * margin) / (points.length - 1) : 0;
  return values.map((value, index) => ({
    x: margin + index * step,
    y: span === 0 ? height / 2 : height - margin - ((value - low) / span) * (height - 2 * margin),
  }));
}
