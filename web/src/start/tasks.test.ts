import { describe, expect, it } from 'vitest';
import { daysUntil, namesOf, oneOf } from './tasks';

describe('tasks', () => {
  it('counts whole days, also over the change of the clock', () => {
    expect(daysUntil('2026-11-21', '2026-11-21')).toBe(0);
    expect(daysUntil('2026-11-20', '2026-11-21')).toBe(-1);
    expect(daysUntil('2026-10-26', '2026-10-24')).toBe(2);
  });

  it('writes names as a filter, whatever they hold', () => {
    expect(oneOf(['Chef, IT', 'Kim "K" Ek'])).toBe('in.("Chef, IT","Kim \\"K\\" Ek")');
  });

  it('knows a person by name and by role, each once', () => {
    expect(namesOf({ name: 'Kim Ek', named_as: ['ISAM', 'Kim Ek', ''] })).toEqual(['ISAM', 'Kim Ek']);
  });
});
