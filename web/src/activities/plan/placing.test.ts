import { describe, expect, it } from 'vitest';
import type { Plan, PlannedActivity } from '@/api/plan';
import { loadOf, placedIn, writtenAs, yearBatches } from './placing';

const activity = (id: string, year: number, version = 1): PlannedActivity => ({
  id,
  version,
  reference: id,
  title: id,
  year,
  status: 'planned',
  priority: null,
  role: null,
  effort: null,
  cost: null,
  reduction: null,
  due: null,
  waits_for: [],
  fixed: false,
});

const plan: Plan = {
  years: [2026, 2027, 2028],
  activities: [activity('a', 2025), activity('b', 2026), activity('c', 2028, 4)],
  capacity: [{ year: 2026, role: '', hours: 100, budget: null }],
  use: [
    { year: 2026, role: '', hours: 120, cost: 0, over: true },
    { year: 2026, role: 'Chef', hours: 20, cost: 0, over: false },
    { year: 2027, role: '', hours: 10, cost: 0, over: false },
  ],
  broken: [],
  proposal: { placed: [], unplaced: [], use: [], gain: { points: 0, now: 0 } },
};

describe('the plan', () => {
  it('writes a role as people did', () => {
    const written = { ...plan, activities: [{ ...activity('a', 2026), role: 'HR-specialist' }] };
    expect(writtenAs(written, 'hr-specialist')).toBe('HR-specialist');
    expect(writtenAs(written, 'isam')).toBe('isam');
  });

  it('has what should have been done earlier in its first year', () => {
    expect(placedIn(plan, 2026).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(placedIn(plan, 2027)).toEqual([]);
  });

  it('holds what a year takes against what there is of each role', () => {
    expect(loadOf(plan.use, plan.capacity, 2026).map(({ role, room }) => [role, room?.hours])).toEqual([
      ['', 100],
      ['Chef', undefined],
    ]);
  });

  it('is moved a batch a year, and moved back to where each was', () => {
    const wanted = new Map([
      ['a', 2027],
      ['b', 2026],
      ['c', 2027],
    ]);
    const { count, forth, back } = yearBatches(plan.activities, wanted);
    expect(count).toBe(2);
    expect(forth).toEqual([
      {
        year: 2027,
        records: [
          { id: 'a', version: 1 },
          { id: 'c', version: 4 },
        ],
      },
    ]);
    expect(back).toEqual([
      { year: 2025, records: [{ id: 'a', version: 2 }] },
      { year: 2028, records: [{ id: 'c', version: 5 }] },
    ]);
  });
});
