import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { ask } from './request';

export type DutyState = 'done' | 'late' | 'soon' | 'planned' | 'not_planned' | 'missed';

/** A piece of the year's obligatory work. */
export interface Duty {
  id: string;
  title: Text;
  help: Text;
  source: string;
  /** The role's code. */
  role: string;
  date: string;
  /** The rule that gives the date, in words. */
  because: Text;
  activity: {
    id: string;
    reference: string;
    title: string | null;
    status: string | null;
    due: string | null;
    version: number;
  } | null;
  state: DutyState;
}

export interface YearWheel {
  year: number;
  items: Duty[];
}

export const yearWheelQuery = (unit: string, year: number) =>
  queryOptions({
    queryKey: ['records', 'activities', 'year-wheel', unit, year],
    queryFn: ({ signal }) => ask<YearWheel>('GET', '/api/v1/year-wheel', { query: { unit, year }, signal }),
  });

/** Makes the activities that are lacking of those named. */
export const planDuties = (unit: string, year: number, items: string[]) =>
  ask<YearWheel>('POST', '/api/v1/year-wheel', { body: { unit, year, items } });
