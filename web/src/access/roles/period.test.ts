import { describe, expect, it } from 'vitest';
import { dayFaults } from './day_faults';
import { changesOf, daysOf, stateOf } from './period';
import { clashesOf, rebased } from './period_conflict';

const year = { starts_at: '2025-12-31T23:00:00.000Z', ends_at: '2026-06-30T22:00:00.000Z' };

describe('the time of a role', () => {
  it('is said in Swedish days, the last one included', () => {
    expect(daysOf(year)).toEqual({ from: '2026-01-01', to: '2026-06-30' });
    expect(daysOf({ ...year, ends_at: null }).to).toBe('');
  });

  it('sends only what was changed', () => {
    expect(changesOf(year, daysOf(year))).toEqual({});
    expect(changesOf(year, { from: '2026-01-01', to: '2026-12-31' })).toEqual({
      ends_at: '2026-12-31T23:00:00.000Z',
    });
    expect(changesOf(year, { from: '2026-07-01', to: '' })).toEqual({
      starts_at: '2026-06-30T22:00:00.000Z',
      ends_at: null,
    });
  });

  it('stands, comes, ends soon or is over', () => {
    const at = (instant: string) => stateOf(year, new Date(instant));
    expect(at('2025-12-31T22:59:59Z')).toBe('coming');
    expect(at('2026-01-01T00:00:00Z')).toBe('now');
    expect(at('2026-06-15T00:00:00Z')).toBe('soon');
    expect(at('2026-06-30T22:00:00Z')).toBe('over');
    expect(stateOf({ ...year, ends_at: null }, new Date('2099-01-01'))).toBe('now');
  });

  it('must end after it begins, and a stand-in’s must end', () => {
    expect(dayFaults({ from: '2026-02-02', to: '2026-02-01' })).toEqual({ to: 'bad_order' });
    expect(dayFaults({ from: '2026-02-02', to: '2026-02-02' })).toEqual({});
    expect(dayFaults({ from: '', to: '' })).toEqual({});
    expect(dayFaults({ from: '', to: '' }, true)).toEqual({ to: 'stand_in_lacks_to' });
  });

  it('lets choose where two have changed the same day', () => {
    const mine = { from: '2026-02-01', to: '2026-07-31' };
    const theirs = { ...year, ends_at: '2026-08-31T22:00:00.000Z' };
    expect(clashesOf(year, mine, theirs)).toEqual(['to']);
    expect(rebased(year, mine, theirs, new Set())).toEqual({ from: '2026-02-01', to: '2026-08-31' });
    expect(rebased(year, mine, theirs, new Set(['to']))).toEqual(mine);
  });
});
