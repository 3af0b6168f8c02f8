import { queryOptions } from '@tanstack/react-query';
import { ask } from './request';
import type { Authority } from './types';

/** What waits in one authority; null where the person may not read of it. */
export interface Overview {
  authority: Authority;
  /** Of the person's own that are planned or ongoing: all, those whose last day has passed, those due within 30 days. */
  tasks: { open: number; overdue: number; due: number } | null;
  /**
   * Those that nobody has taken hold of, and those that somebody has and that are not closed; deadlines that run, and
   * those of them that are late.
   */
  incidents: { new: number; ongoing: number; clocks?: number; late?: number } | null;
  systems: number | null;
  risks_to_act_on: number | null;
}

/** One for each authority in which the person has a role. */
export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: async ({ signal }) =>
    (await ask<{ items: Overview[] }>('GET', '/api/v1/overview', { signal })).items,
});
