import { describe, expect, it } from 'vitest';
import { activityOf, byMonth, dueWithin, stateOf } from './year';

describe('the year of activities', () => {
  it('is late only when it is past and neither done nor cancelled', () => {
    expect(stateOf('planned', '2026-11-20', '2026-11-21')).toBe('overdue');
    expect(stateOf('ongoing', '2026-11-21', '2026-11-21')).toBe('ongoing');
    expect(stateOf('done', '2026-01-01', '2026-11-21')).toBe('done');
    expect(stateOf('cancelled', '2026-01-01', '2026-11-21')).toBe('cancelled');
    expect(stateOf(null, '', '2026-11-21')).toBe('planned');
  });

  it('has twelve months, also those without anything', () => {
    const meta = { authority: 'UTB', version: 1, created_at: '', changed_at: '', archived_at: null };
    const activity = activityOf(
      { ...meta, id: 'a', title: 'Öva', due: '2026-12-01', responsible: null },
      '2026-11-21',
    );
    const months = byMonth([activity]);
    expect(months).toHaveLength(12);
    expect(months[11]?.activities).toEqual([activity]);
    expect(months[0]?.activities).toEqual([]);
  });

  it('asks for a month to its last day', () => {
    expect(dueWithin(2026)).toEqual(['gte.2026-01-01', 'lt.2027-01-01']);
    expect(dueWithin(2026, 2)).toEqual(['gte.2026-02-01', 'lt.2026-03-01']);
    expect(dueWithin(2026, 12)).toEqual(['gte.2026-12-01', 'lt.2027-01-01']);
  });
});
