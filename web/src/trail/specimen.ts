import type { Action } from '@/api/access';
import type { TrailEntry } from '@/api/trail';
import { testSession } from '@/app/test_page';
import type { Session } from '@/api/types';

/** For tests: an event, as plain as can be but for what is said. */
export const event = (sequence: number, part: Partial<TrailEntry> = {}): TrailEntry => ({
  sequence,
  ordinal: 0,
  at: '2026-11-21T08:00:00Z',
  kind: 'change',
  by: 'isam',
  account: 'a1',
  operation: 'change',
  import: null,
  request: null,
  type: 'task',
  id: '0192f000-0000-7000-8000-000000000001',
  action: 'change',
  version: 2,
  changes: {},
  ...part,
});

/** Somebody whose role lets them do `may` in every authority; bound to none where `city`. */
export const sessionWith = (may: Record<string, Action[]>, city = true): Session => ({
  ...testSession,
  roles: [
    {
      assignment: 'h1',
      role: 'isam',
      authority: city ? null : 'UTB',
      unit: null,
      object: null,
      ends_at: null,
      stand_in_for: null,
    },
  ],
  authorities: testSession.authorities.map((authority) => ({ ...authority, may })),
});
