import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { ask } from './request';

/** A case of the service desk's beside a report that may tell of the same event. */
export interface Candidate {
  case: { id: string; number: string; title: string; opened_at: string; version: number };
  incident: { id: string; reference: string; title: string; discovered_at: string };
  /** 0 to 1. */
  likeness: number;
  because: Text;
}

export const candidatesQuery = (unit: string, year: number) =>
  queryOptions({
    queryKey: ['records', 'desk-cases', 'candidates', unit, year],
    queryFn: async ({ signal }) => {
      const query = { unit, year };
      return (await ask<{ items: Candidate[] }>('GET', '/api/v1/desk-cases/candidates', { query, signal }))
        .items;
    },
  });

export interface Estimate {
  /** How many there were, reported or not. */
  total: number;
  unreported: number;
  /** Of the total. */
  lower: number;
  upper: number;
  /** Per cent. */
  confidence: number;
}

export interface Unreported {
  staff: number;
  desk: number;
  both: number;
  undecided: number;
  estimate: Estimate | null;
  refused: 'overlap' | 'undecided' | null;
  sentence: Text;
  assumptions: Text[];
}

export const unreportedQuery = (unit: string, year: number) =>
  queryOptions({
    queryKey: ['records', 'desk-cases', 'unreported', unit, year],
    queryFn: ({ signal }) =>
      ask<Unreported>('GET', '/api/v1/incident-unreported', { query: { unit, year }, signal }),
  });
