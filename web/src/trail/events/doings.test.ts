import { describe, expect, it } from 'vitest';
import { event } from '../specimen';
import { daysOf, goesOn, pastOf, restOf } from './doings';

const imported = [3, 2, 1].map((ordinal) => event(9, { ordinal, action: 'create', type: 'risk' }));

describe('events by day', () => {
  it('stand under the day in Sweden, not in Greenwich', () => {
    const days = daysOf([event(2, { at: '2026-11-20T23:30:00Z' }), event(1, { at: '2026-11-20T22:30:00Z' })]);
    expect(days.map(({ day }) => day)).toEqual(['2026-11-21', '2026-11-20']);
  });

  it('are one where they were done in one go to things of one kind', () => {
    const [day] = daysOf([event(10), ...imported, event(9, { ordinal: 0, action: 'change', type: 'risk' })]);
    expect(day?.doings.map(({ entries }) => entries.length)).toEqual([1, 3, 1]);
    expect(new Set(day?.doings.map(({ key }) => key)).size).toBe(3);
  });

  it('are not one where they were done twice', () => {
    const [day] = daysOf([event(10), event(9)]);
    expect(day?.doings).toHaveLength(2);
  });

  it('tell what there is of the last change that is not shown, and how to go past it', () => {
    const doing = daysOf(imported)[0]?.doings[0];
    if (!doing) throw new Error('no doing');
    expect([restOf(doing), goesOn(doing), pastOf(doing)]).toEqual([1, true, '9.0']);
    const whole = daysOf([...imported, event(9, { ordinal: 0, action: 'create', type: 'risk' })])[0]
      ?.doings[0];
    expect(whole && goesOn(whole)).toBe(false);
  });
});
