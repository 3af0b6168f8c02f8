import { queryOptions } from '@tanstack/react-query';
import { ask } from './request';
import type { RegisterRecord } from './types';

/** The analysis of a unit in one year. */
export interface Analysis {
  unit: string;
  analysis: string;
  year: number;
}

export interface CarryOver {
  unit: string;
  analysis: string;
  from: number;
  to: number;
}

export interface CarriedOver {
  made: number;
  /** Were there already, and are left as they are. */
  there: number;
  /** Marked with secrecy, and therefore not carried over. */
  secret?: number;
  items: string[];
}

export const carryOver = (what: CarryOver) =>
  ask<CarriedOver>('POST', '/api/v1/risks/carry-over', { body: what });

export interface PracticeCoverage {
  practice: string;
  obligatory: boolean;
  risks: number;
  assessed: number;
  /** The query of the list of its risks. */
  terms: string;
}

export interface Coverage {
  items: PracticeCoverage[];
  /** Obligatory ones that nobody has assessed a risk of. */
  missing: string[];
}

export const coverageQuery = ({ unit, analysis, year }: Analysis) =>
  queryOptions({
    queryKey: ['records', 'risks', 'coverage', unit, analysis, year],
    queryFn: ({ signal }) =>
      ask<Coverage>('GET', '/api/v1/risks/coverage', { query: { unit, year, analysis }, signal }),
  });

/** Whose mandate it takes to accept a risk as it is today, and whether the one who asks has it. */
export interface Mandate {
  value: number | null;
  may: boolean;
  roles: string[];
}

export const mandateQuery = (risk: string, authority: string) =>
  queryOptions({
    queryKey: ['records', 'risk-acceptances', 'mandate', risk, authority],
    queryFn: ({ signal }) =>
      ask<Mandate>('GET', '/api/v1/risk-acceptances/mandate', { query: { risk, authority }, signal }),
  });

export type Decision = 'accept' | 'decline' | 'withdraw';

export const decideAcceptance = (id: string, authority: string, decision: Decision, note: string) =>
  ask<RegisterRecord>('POST', `/api/v1/risk-acceptances/${id}/decision`, {
    query: { authority },
    body: { decision, note },
  });
