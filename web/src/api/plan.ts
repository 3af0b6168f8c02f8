import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { ask } from './request';

/** An activity that the plan places on a year. */
export interface PlannedActivity {
  id: string;
  version: number;
  reference: string;
  title: string | null;
  year: number;
  status: string;
  priority: number | null;
  role: string | null;
  effort: number | null;
  cost: number | null;
  reduction: number | null;
  due: string | null;
  waits_for: string[];
  /** Under way, or demanded by law or by the year wheel. */
  fixed: boolean;
}

export interface Capacity {
  year: number;
  /** Empty: all roles together. */
  role: string;
  hours: number | null;
  budget: number | null;
}

/** What a plan takes of a year and a role. */
export interface Use {
  year: number;
  role: string;
  hours: number;
  cost: number;
  over: boolean;
}

export interface Placed {
  id: string;
  year: number;
  was: number;
  reason: string;
  text: Text;
  reduction: number;
  price: number;
  /** Points of risk value that are lost for each year that it is postponed. */
  lost_per_year: number;
}

export interface Plan {
  years: number[];
  activities: PlannedActivity[];
  capacity: Capacity[];
  use: Use[];
  /** Placed before what they wait for. */
  broken: { id: string; waits_for: string }[];
  proposal: {
    placed: Placed[];
    unplaced: { id: string; reason: string; text: Text }[];
    use: Use[];
    /** Points of risk value × years: by the proposal, and as it is placed now. */
    gain: { points: number; now: number };
  };
}

export const planQuery = (unit: string, from: number) =>
  queryOptions({
    queryKey: ['records', 'activities', 'plan', unit, from],
    queryFn: ({ signal }) => ask<Plan>('GET', '/api/v1/plan', { query: { unit, year: from }, signal }),
  });
