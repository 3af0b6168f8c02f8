import type { Duty } from '@/api/incident_duties';

/** A duty as it is now, and as it would be. */
export interface Compared {
  id: string;
  now: Duty | undefined;
  then: Duty | undefined;
}

/** Both sides of a trial, those that change first. `changed`: ids as the server tells. */
export function compared(
  now: readonly Duty[],
  then: readonly Duty[],
  changed: readonly string[],
): { changes: Compared[]; same: Compared[] } {
  const ids = [...new Set([...then, ...now].map(({ id }) => id))];
  const all = ids.map((id): Compared => ({
    id,
    now: now.find((duty) => duty.id === id),
    then: then.find((duty) => duty.id === id),
  }));
  return {
    changes: all.filter(({ id }) => changed.includes(id)),
    same: all.filter(({ id }) => !changed.includes(id)),
  };
}
