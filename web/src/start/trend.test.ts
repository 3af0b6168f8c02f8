import { describe, expect, it } from 'vitest';
import { trendDots, trendSize } from './trend';

describe('a trend', () => {
  it('has the most at the top and the latest to the right', () => {
    const dots = trendDots([
      { year: 2023, value: 2 },
      { year: 2024, value: 8 },
      { year: 2025, value: 2 },
    ]);
    expect(dots[1]?.y).toBe(trendSize.margin);
    expect(dots[0]?.y).toBe(trendSize.height - trendSize.margin);
    expect(dots[2]?.x).toBe(trendSize.width - trendSize.margin);
  });

  it('is level where nothing changes', () => {
    const dots = trendDots([
      { year: 2023, value: 5 },
      { year: 2024, value: 5 },
    ]);
    expect(dots.map((dot) => dot.y)).toEqual([trendSize.height / 2, trendSize.height / 2]);
  });
});
