import type { Capacity, Plan, PlannedActivity, Use } from '@/api/plan';
import type { Versioned } from '@/api/records';

/** The activities of a year of the plan; what should have been done before it lies in the first. */
export const placedIn = ({ activities, years }: Plan, year: number): PlannedActivity[] =>
  activities.filter((one) => one.year === year || (year === years[0] && one.year < year));

/** What a year takes of each role beside what there is of it. */
export function loadOf(use: readonly Use[], capacity: readonly Capacity[], year: number) {
  return use
    .filter((one) => one.year === year)
    .map((one) => ({ ...one, room: capacity.find((has) => has.year === year && has.role === one.role) }));
}

/** A role as people wrote it: the sums are told without regard to capitals. */
export const writtenAs = ({ activities }: Plan, role: string): string =>
  activities.find((one) => one.role?.toLowerCase() === role.toLowerCase())?.role ?? role;

export interface YearBatch {
  year: number;
  records: Versioned[];
}

function grouped(given: readonly (readonly [number, Versioned])[]): YearBatch[] {
  const batches = new Map<number, Versioned[]>();
  for (const [year, one] of given) batches.set(year, [...(batches.get(year) ?? []), one]);
  return [...batches].map(([year, records]) => ({ year, records }));
}

/** What puts activities on other years, by id, and what puts them back. */
export function yearBatches(activities: readonly PlannedActivity[], wanted: ReadonlyMap<string, number>) {
  const moved = activities.flatMap((activity) => {
    const to = wanted.get(activity.id);
    return to === undefined || to === activity.year ? [] : [{ ...activity, to }];
  });
  return {
    count: moved.length,
    forth: grouped(moved.map(({ id, version, to }) => [to, { id, version }] as const)),
    back: grouped(moved.map(({ id, version, year }) => [year, { id, version: version + 1 }] as const)),
  };
}
