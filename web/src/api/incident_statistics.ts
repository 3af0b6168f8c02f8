import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { ask } from './request';

/** A number for each year, by the year: "2025". */
export type PerYear<Value> = Record<string, Value>;

/** Incidents of one kind, cause, unit or source. */
export interface Division {
  value: string | null;
  label: Text;
  /** The query of the list of them: "kind=eq.Röjande". */
  terms: string;
  counts: PerYear<number>;
}

export const divisions = ['kind', 'cause_kind', 'unit', 'source'] as const;
export type DivisionName = (typeof divisions)[number];

export interface Hours {
  count: number;
  mean_hours: number | null;
  median_hours: number | null;
}

export const stretches = ['to_report', 'to_triage', 'to_close', 'to_imy'] as const;
export type Stretch = (typeof stretches)[number];

export interface Imy {
  reported: number;
  /** Within 72 hours of awareness. */
  in_time: number;
  late: number;
  /** Reported, but nobody wrote when, or when it was known. */
  unknown: number;
  not_reported: number;
}

export interface IncidentStatistics {
  years: number[];
  total: PerYear<number>;
  /** Up to the same day of each year, "11-21". */
  same_period: { until: string } & PerYear<number | string>;
  per_thousand: PerYear<number | null>;
  employees: PerYear<number | null>;
  by: Record<DivisionName, Division[]>;
  /** From January to December. */
  months: PerYear<number[]>;
  imy: PerYear<Imy>;
  /** The queries of the lists of what is counted. */
  imy_terms: Record<Exclude<keyof Imy, 'unknown'>, string>;
  times: Record<Stretch, PerYear<Hours>>;
}

export const incidentStatisticsQuery = (unit: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['records', 'incidents', 'statistics', unit, from, to],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      ask<IncidentStatistics>('GET', '/api/v1/incident-statistics', { query: { unit, from, to }, signal }),
  });
