import { describe, expect, it } from 'vitest';
import { angleOf, at, dotSize, placeDots, radius, sector, slotsOf } from './wheel';

const turn = 2 * Math.PI;

describe('the wheel', () => {
  it('begins at the top and runs clockwise', () => {
    expect(at(0, 10)).toEqual({ x: 0, y: -10 });
    expect(at(turn / 4, 10).x).toBeCloseTo(10);
    expect(angleOf('2026-01-01')).toBeGreaterThan(0);
    expect(angleOf('2026-12-31')).toBeLessThan(turn);
    expect(angleOf('2026-07-01')).toBeGreaterThan(turn / 2);
    expect(angleOf('2024-02-29')).toBeLessThan(turn / 6);
  });

  it('draws a month as a closed sector', () => {
    expect(sector(1, 100, 200)).toMatch(/^M 0\.00 -100\.00 L 0\.00 -200\.00 A 200 200 .* Z$/);
  });

  it('has room for dots that never lie upon one another, nor outside', () => {
    const slots = [1, 2, 12].flatMap(slotsOf).map(({ angle, distance }) => at(angle, distance));
    for (const [index, one] of slots.entries()) {
      expect(Math.hypot(one.x, one.y) + dotSize / 2).toBeLessThanOrEqual(radius.rim);
      for (const other of slots.slice(index + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(dotSize * 0.98);
      }
    }
  });

  it('places each date by its day, and says when a month is full', () => {
    const [early, late] = placeDots(1, ['2026-01-02', '2026-01-30']);
    expect(early?.x).toBeLessThan(late?.x ?? 0);
    const many = placeDots(
      1,
      Array.from({ length: 99 }, () => '2026-01-15'),
    );
    expect(many.filter(Boolean)).toHaveLength(slotsOf(1).length);
    expect(many.at(-1)).toBeNull();
  });
});
