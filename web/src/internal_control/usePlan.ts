import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listQuery } from '@/api/registers';
import { addressOf, type Query } from '@/api/request';
import type { RegisterRecord } from '@/api/types';
import { useAuthority, useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useSession } from '@/app/session';
import { useYears } from '@/app/useYears';
import { byControl } from './by_control';

const most = 200;

/** What the address chooses. */
export function usePlanChoice() {
  const search = useSearchMap();
  const authority = useAuthority();
  const { today } = useSession();
  const { years, asked } = useYears('internal-controls');
  const now = Number(today.slice(0, 4));
  const year = Number(one(search, 'year')) || now;
  const unit = one(search, 'unit');
  const filter: Query = { authority: authority.code, year: `eq.${year}`, unit: unit && `under.${unit}` };
  const all = [...new Set([...(years ?? []), now + 1, now, year])].sort((a, b) => b - a);
  return { authority, year, unit, filter, years: all, error: asked.error };
}

export type PlanChoice = ReturnType<typeof usePlanChoice>;

export interface PlannedControl {
  control: RegisterRecord;
  /** What the risk is called; empty where there is none. */
  event: string;
  /** Newest first. */
  performances: RegisterRecord[];
}

/** The controls of the plan with what has come of each. */
export function usePlan({ filter, year, authority }: PlanChoice) {
  const controls = useQuery({
    ...listQuery('internal-controls', { ...filter, limit: most, names: true, count: true }),
    placeholderData: keepPreviousData,
  });
  const within = { authority: authority.code, 'control.year': `eq.${year}`, sort: '-performed' };
  const performances = useQuery({
    ...listQuery('control-performances', { ...within, limit: most }),
    placeholderData: keepPreviousData,
  });
  const found = byControl(performances.data?.items ?? []);
  const names = controls.data?.names ?? {};
  const planned = (controls.data?.items ?? []).map((control): PlannedControl => ({
    control,
    event: names[String(control.risk)] ?? '',
    performances: found.get(control.id) ?? [],
  }));
  return {
    error: controls.error ?? performances.error,
    ready: controls.data !== undefined && performances.data !== undefined,
    total: controls.data?.total ?? planned.length,
    planned,
    records: addressOf('/api/v1/internal-controls', filter),
  };
}
