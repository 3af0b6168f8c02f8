import { describe, expect, it } from 'vitest';
import { clockOf } from './clock';

const discovered = '2026-11-18T12:00:00Z';
const at = (iso: string) => clockOf(discovered, Date.parse(iso));

describe('the 72 hours', () => {
  it('run from the discovery', () => {
    expect(at('2026-11-19T12:30:00Z')).toEqual({ passed: 24, left: 47, late: false });
  });

  it('are out on the second', () => {
    expect(at('2026-11-21T11:59:59Z')).toEqual({ passed: 71, left: 0, late: false });
    expect(at('2026-11-21T12:00:00Z').late).toBe(true);
    expect(at('2026-11-22T13:00:00Z')).toEqual({ passed: 97, left: -25, late: true });
  });
});
