const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Up to here the hours count; beyond it whole days say enough. */
const hoursShown = 48 * hour;

export interface TimeLeft {
  late: boolean;
  unit: 'minutes' | 'hours' | 'days';
  /** Whole ones that are left, or that have passed since it was due. */
  count: number;
}

/** How far off a deadline is, in the unit that people would say. */
export function timeLeftOf(due: string, now: number): TimeLeft {
  const left = Date.parse(due) - now;
  const late = left <= 0;
  const size = Math.abs(left);
  if (size < hour) return { late, unit: 'minutes', count: Math.floor(size / minute) };
  if (size < hoursShown) return { late, unit: 'hours', count: Math.floor(size / hour) };
  return { late, unit: 'days', count: Math.floor(size / day) };
}
