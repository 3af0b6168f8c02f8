import { expect, it } from 'vitest';
import type { TrailEntry } from '@/api/trail';
import { readingsOf } from './readings';

const seen = (by: string, at: string) => ({ by, account: by, at }) as TrailEntry;

it('counts a person’s readings of a day in Sweden as one, the last time first', () => {
  const readings = readingsOf([
    seen('anna', '2026-11-21T10:00:00Z'),
    seen('bo', '2026-11-21T09:00:00Z'),
    seen('anna', '2026-11-20T23:30:00Z'),
    seen('anna', '2026-11-20T22:30:00Z'),
  ]);
  expect(readings.map(({ by, at, times }) => [by, at, times])).toEqual([
    ['anna', '2026-11-21T10:00:00Z', 2],
    ['bo', '2026-11-21T09:00:00Z', 1],
    ['anna', '2026-11-20T22:30:00Z', 1],
  ]);
});
