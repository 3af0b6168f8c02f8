import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { type IncidentAt, incidentKey, incidentPath } from './incident_duties';
import { ask } from './request';
import type { RegisterRecord } from './types';

export interface SimilarIncident {
  id: string;
  reference: string | null;
  title: string;
  discovered_at: string;
  /** 0 to 1. */
  likeness: number;
  because: Text;
}

export interface Similar {
  /** May be the same event. */
  same: SimilarIncident[];
  /** Other events of the same cause. */
  recurring: SimilarIncident[];
}

export const similarQuery = (at: IncidentAt) =>
  queryOptions({
    queryKey: incidentKey(at, 'similar'),
    queryFn: ({ signal }) =>
      ask<Similar>('GET', `${incidentPath(at.id)}/similar`, { query: { authority: at.authority }, signal }),
  });

/** The incident becomes a part of another one. */
export const mergeIncident = (at: IncidentAt, into: string, version: number) =>
  ask<{ into: RegisterRecord }>('POST', `${incidentPath(at.id)}/merge`, {
    query: { authority: at.authority },
    body: { into, version },
  });

/** The way back: it stands by itself again. */
export const unmergeIncident = (at: IncidentAt) =>
  ask<unknown>('POST', `${incidentPath(at.id)}/unmerge`, { query: { authority: at.authority }, body: {} });
