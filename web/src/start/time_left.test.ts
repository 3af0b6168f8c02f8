import { describe, expect, it } from 'vitest';
import { timeLeftOf } from './time_left';

const due = '2026-11-23T12:00:00Z';
const at = (iso: string) => timeLeftOf(due, Date.parse(iso));

describe('how far off a deadline is', () => {
  it('is said in minutes, hours or days, whichever people would say', () => {
    expect(at('2026-11-23T11:00:01Z')).toEqual({ late: false, unit: 'minutes', count: 59 });
    expect(at('2026-11-23T11:00:00Z')).toEqual({ late: false, unit: 'hours', count: 1 });
    expect(at('2026-11-21T12:00:01Z')).toEqual({ late: false, unit: 'hours', count: 47 });
    expect(at('2026-11-21T12:00:00Z')).toEqual({ late: false, unit: 'days', count: 2 });
  });

  it('runs out on the second', () => {
    expect(at('2026-11-23T11:59:59Z')).toEqual({ late: false, unit: 'minutes', count: 0 });
    expect(at('2026-11-23T12:00:00Z')).toEqual({ late: true, unit: 'minutes', count: 0 });
    expect(at('2026-11-26T12:00:00Z')).toEqual({ late: true, unit: 'days', count: 3 });
  });
});
