import { expect, it } from 'vitest';
import type { HistoryEntry } from '@/api/records';
import { tasks } from '../specimen';
import { happenings } from './happened';

const entry = (facts: Partial<HistoryEntry>): HistoryEntry => ({
  at: '2026-01-02T09:00:00Z',
  by: 'Kim Ek',
  operation: 'change',
  action: 'change',
  version: 2,
  import: null,
  changes: { weight: [2, 3] },
  ...facts,
});

it('what was done in one go is told as one', () => {
  const made = happenings(tasks, [
    entry({ version: 4, changes: { title: ['a', 'b'] } }),
    entry({ version: 3 }),
    entry({ version: 2, at: '2026-01-01T09:00:00Z' }),
  ]);
  expect(made.map((one) => one.changes.map(({ field, after }) => [field.name, after]))).toEqual([
    [
      ['title', 'b'],
      ['weight', 3],
    ],
    [['weight', 3]],
  ]);
});

it('tells that values have been erased, and nothing of fields that are gone', () => {
  const [erased, archived, gone] = happenings(tasks, [
    entry({ at: '3', changes: null }),
    entry({ at: '2', changes: null, action: 'archive' }),
    entry({ at: '1', changes: { nosuch: [1, 2] } }),
  ]);
  expect(erased?.erased).toBe(true);
  expect(archived?.erased).toBe(false);
  expect(gone?.changes).toEqual([]);
});
