import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { ask } from './request';

export type WorkshopState = 'open' | 'closed';
/** `rating`: they choose, unseen by each other. `shown`: the spread is seen. `agreed`: written into the risk. */
export type WorkshopStep = 'waiting' | 'rating' | 'shown' | 'agreed';

interface Head {
  id: string;
  title: string;
  analysis: string;
  year: number;
  state: WorkshopState;
  created_at: string;
}

export interface WorkshopInList extends Head {
  risks: number;
  /** Risks that are agreed on. */
  agreed: number;
  participants: number;
}

export interface Rating {
  likelihood: number;
  impact: number;
  reason: string;
}

/** How many have chosen each step of a scale, the lowest first. */
export interface Spread {
  likelihood: number[];
  impact: number[];
}

export interface MembersRating extends Rating {
  participant: string;
}

export interface Consensus extends Rating {
  disagreeing: string[];
  by: string;
  at: string;
}

interface RiskInWorkshop {
  id: string;
  reference: string;
  version: number;
  /** Null: secret. */
  event: string | null;
  practice: string | null;
  step: WorkshopStep;
}

export interface LedRisk extends RiskInWorkshop {
  /** Null until it is shown, also to who leads. */
  spread: (Spread & { ratings: MembersRating[] }) | null;
  /** Participants who have chosen. */
  rated: string[];
  consensus: Consensus | null;
}

export interface JoinedRisk extends RiskInWorkshop {
  spread: Spread | null;
  mine: Rating | null;
}

export interface Participant {
  id: string;
  name: string;
}

export interface ScaleStep {
  value: number;
  name: Text;
}

/** The scales that all rate by, the lowest step first. */
export interface WorkshopMethod {
  name: string;
  likelihood: ScaleStep[];
  impact: ScaleStep[];
}

/** As who leads it sees it. */
export interface Workshop extends Head {
  method: WorkshopMethod;
  /** What participants write to join: "K7QF-2MX9". */
  code: string;
  participants: Participant[];
  risks: LedRisk[];
}

/** As who takes part sees it. */
export interface JoinedWorkshop extends Head {
  method: WorkshopMethod;
  risks: JoinedRisk[];
}

const path = '/api/v1/workshops';
const every = 2000;
/** What others do is seen soon; a page that nobody looks at asks for nothing. */
const live = { refetchInterval: every, refetchIntervalInBackground: false, staleTime: 0 } as const;

export const workshopsQuery = (authority: string) =>
  queryOptions({
    queryKey: ['workshops', authority],
    queryFn: async ({ signal }) =>
      (await ask<{ items: WorkshopInList[] }>('GET', path, { query: { authority }, signal })).items,
  });

export const workshopQuery = (authority: string, id: string) =>
  queryOptions({
    queryKey: ['workshops', authority, id, 'led'],
    queryFn: ({ signal }) => ask<Workshop>('GET', `${path}/${id}`, { query: { authority }, signal }),
    ...live,
  });

export const joinedQuery = (authority: string, id: string) =>
  queryOptions({
    queryKey: ['workshops', authority, id, 'mine'],
    queryFn: ({ signal }) =>
      ask<JoinedWorkshop>('GET', `${path}/${id}/mine`, { query: { authority }, signal }),
    ...live,
  });

/** The risks are of one analysis and year. */
export const makeWorkshop = (authority: string, body: { title: string; risks: string[] }) =>
  ask<Workshop>('POST', path, { query: { authority }, body });

/** `closed` is the whole workshop, and names no risk. */
export type StepTaken = { risk: string; step: Exclude<WorkshopStep, 'agreed'> } | { step: 'closed' };

export const takeStep = (authority: string, id: string, body: StepTaken) =>
  ask<Workshop>('POST', `${path}/${id}/steps`, { query: { authority }, body });

export interface Agreement extends Rating {
  risk: string;
  /** Of the risk, as it was read. */
  version: number;
  disagreeing: string[];
}

/** Writes today's value and the reason into the risk. */
export const agree = (authority: string, id: string, body: Agreement) =>
  ask<Workshop>('POST', `${path}/${id}/consensus`, { query: { authority }, body });

export const joinWorkshop = (authority: string, code: string) =>
  ask<JoinedWorkshop>('POST', `${path}/join`, { query: { authority }, body: { code } });

export const rateRisk = (authority: string, id: string, body: Rating & { risk: string }) =>
  ask<JoinedWorkshop>('PUT', `${path}/${id}/mine`, { query: { authority }, body });
