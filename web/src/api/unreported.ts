import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { ask } from './request';

/** What is secret of it is null. */
export interface DeskCase {
  id: string;
  number: string | null;
  title: string | null;
  opened_at: string;
  version: number;
}

/** A case of the service desk's beside a report that may tell of the same event. */
export interface Candidate {
  case: DeskCase;
  incident: { id: string; reference: string; title: string | null; discovered_at: string };
  /** 0 to 1. */
  likeness: number;
  because: Text;
}

export interface Candidates {
  items: Candidate[];
  /** Cases that look like no report. */
  without: DeskCase[];
  /** All that nobody has compared; the oldest hundred are looked at. */
  undecided: number;
}

export const candidatesQuery = (unit: string, year: number) =>
  queryOptions({
    queryKey: ['records', 'desk-cases', 'candidates', unit, year],
    queryFn: ({ signal }) =>
      ask<Candidates>('GET', '/api/v1/desk-cases/candidates', { query: { unit, year }, signal }),
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
  refused: 'overlap' | 'undecided' | 'same' | null;
  sentence: Text;
  assumptions: Text[];
  /** The queries of the lists of what is counted: of incidents, and of cases that are undecided. */
  terms: { staff: string; both: string; undecided: string };
}

export const unreportedQuery = (unit: string, year: number) =>
  queryOptions({
    queryKey: ['records', 'desk-cases', 'unreported', unit, year],
    queryFn: ({ signal }) =>
      ask<Unreported>('GET', '/api/v1/incident-unreported', { query: { unit, year }, signal }),
  });
