import type { TrailEntry } from '@/api/trail';
import { dayOf } from '@/words/format';

/** That somebody read the record on a day: the last time, and how many times. */
export interface Reading {
  key: string;
  by: string;
  account: string | null;
  at: string;
  times: number;
}

/** The readings, newest first as they come: a person's of one day are one. */
export function readingsOf(entries: readonly TrailEntry[]): Reading[] {
  const made = new Map<string, Reading>();
  for (const { by, account, at } of entries) {
    const key = `${dayOf(at)} ${account ?? ''} ${by}`;
    const reading = made.get(key);
    if (reading) reading.times += 1;
    else made.set(key, { key, by, account, at, times: 1 });
  }
  return [...made.values()];
}
