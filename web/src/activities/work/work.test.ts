import { describe, expect, it } from 'vitest';
import type { RegisterRecord } from '@/api/types';
import { task, tasks } from '@/registers/specimen';
import { batchesOf, shifted } from './bulk';
import { readBulk } from './bulk_draft';
import { isLate, sourceOf, statusOf } from './work';

const activity = (number: number, facts: Record<string, string | number | null>): RegisterRecord =>
  task(number, { status: 'planned', due: null, ...facts });

describe('an activity', () => {
  it('is late when it is open after its last day', () => {
    expect(isLate(activity(1, { due: '2026-11-20' }), '2026-11-21')).toBe(true);
    expect(isLate(activity(1, { due: '2026-11-21' }), '2026-11-21')).toBe(false);
    expect(isLate(activity(1, { due: '2026-11-20', status: 'done' }), '2026-11-21')).toBe(false);
    expect(isLate(activity(1, {}), '2026-11-21')).toBe(false);
  });

  it('is planned where it does not say', () => {
    expect(statusOf(activity(1, { status: null }))).toBe('planned');
  });

  it('leads to its source where that is a reference', () => {
    expect(sourceOf('UPG-2026-0004', [tasks])).toEqual({ register: 'tasks', id: 'UPG-2026-0004' });
    expect(sourceOf('RSK-2026-0004', [tasks])).toBeNull();
    expect(sourceOf('Ledningens genomgång', [tasks])).toBeNull();
  });
});

describe('a change of many', () => {
  it('moves dates over the end of a month and a leap day', () => {
    expect(shifted('2026-01-31', 1)).toBe('2026-02-01');
    expect(shifted('2028-02-28', 1)).toBe('2028-02-29');
    expect(shifted('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('is a batch for each new value, with a way back, and leaves what has none', () => {
    const all = [
      activity(1, { due: '2026-05-01' }),
      activity(2, { due: '2026-05-01' }),
      activity(3, { due: '2026-06-01' }),
      activity(4, {}),
    ];
    const { count, forth, back } = batchesOf(all, { field: 'due', days: 14 });
    expect(count).toBe(3);
    expect(forth.map(({ value, records }) => [value, records.map(({ version }) => version)])).toEqual([
      ['2026-05-15', [1, 2]],
      ['2026-06-15', [3]],
    ]);
    expect(back.map(({ value, records }) => [value, records.map(({ version }) => version)])).toEqual([
      ['2026-05-01', [2, 3]],
      ['2026-06-01', [4]],
    ]);
  });

  it('leaves out what has the value already', () => {
    const all = [activity(1, { status: 'done' }), activity(2, {})];
    expect(batchesOf(all, { field: 'status', value: 'done' }).forth[0]?.records).toEqual([
      { id: task(2).id, version: 2 },
    ]);
  });

  it('is read as it is written', () => {
    expect(readBulk('due', '−7')).toEqual({ field: 'due', days: -7 });
    expect(readBulk('due', '1,5')).toBe('wrong_days');
    expect(readBulk('year', '2027')).toEqual({ field: 'year', value: 2027 });
    expect(readBulk('year', '27')).toBe('wrong_year');
  });
});
