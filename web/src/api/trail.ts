import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { addressOf, ask, type Query } from './request';

/** What the trail tells apart: every change of what is kept, and what is done although nothing changes. */
export const trailKinds = [
  'change',
  'sign_in',
  'sign_in_failed',
  'sign_out',
  'seen',
  'exported',
  'verify',
  'prune',
  'removal',
  'seal',
] as const;
export type TrailKind = (typeof trailKinds)[number];

export interface TrailEntry {
  /** The link of the chain: what was done in one go. */
  sequence: number;
  /** The place within the link, from 0. */
  ordinal: number;
  at: string;
  kind: TrailKind;
  /** Login, name of a token, or who ran the command; empty: nobody. */
  by: string;
  /** Of the person who was signed in. */
  account: string | null;
  operation: string;
  import: string | null;
  request: string | null;
  /** The register's name; account, session, trail, report … */
  type: string;
  id: string;
  action: string;
  version: number;
  /** What became of what, or what is known of the event; null where the values have been erased. */
  changes: Record<string, unknown> | null;
}

export interface TrailPage {
  items: TrailEntry[];
  next: string | null;
}

/** Which events; days as in Sweden, both of them included. */
export interface TrailFilter {
  /** Code; `cityChain` for what belongs to no authority. */
  authority: string;
  from: string;
  to: string;
  account: string;
  kind: string;
  type: string;
  id: string;
}

export const cityChain = '-';

const path = '/api/v1/trail';

const page = (query: Query, signal: AbortSignal) => ask<TrailPage>('GET', path, { query, signal });

/** Newest first. What is being read must not move under the reader's eyes: it is not asked for anew meanwhile. */
export const trailQuery = (filter: TrailFilter) =>
  infiniteQueryOptions({
    queryKey: ['trail', filter],
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => page({ ...filter, after: pageParam, limit: 50 }, signal),
    getNextPageParam: (last) => last.next,
  });

/** The latest events of a filter, as many as fit on one page. */
export const latestQuery = (filter: Pick<TrailFilter, 'authority'> & Partial<TrailFilter>, limit: number) =>
  queryOptions({
    queryKey: ['trail', 'latest', filter, limit],
    queryFn: async ({ signal }) => (await page({ ...filter, limit }, signal)).items,
  });

/** The whole of what is filtered, as a file of JSON lines. */
export const trailExport = (filter: TrailFilter) => addressOf(`${path}/export`, { ...filter });

/** The event at a place in the chain, or the last one of its link; nothing where the chain has none there. */
export async function eventAt(
  authority: string,
  sequence: number,
  ordinal?: number,
): Promise<TrailEntry | null> {
  const after = ordinal === undefined ? `${sequence + 1}.0` : `${sequence}.${ordinal + 1}`;
  const { items } = await ask<TrailPage>('GET', path, { query: { authority, after, limit: 1 } });
  const found = items[0];
  const there = found?.sequence === sequence && (ordinal ?? found.ordinal) === found.ordinal;
  return there ? found : null;
}

export const faultKinds = ['changed', 'missing', 'inserted', 'moved', 'rewritten', 'seal'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** What a verification of the chain found. */
export interface ChainFound {
  sound: boolean;
  links: number;
  head: string;
  fault?: string;
  fault_kind?: FaultKind;
  fault_link?: number;
  fault_event?: number;
}

/** Walks the whole chain; with a head from a printed report also whether that was ever the chain's. */
export async function verifyChain(authority: string, head: string): Promise<ChainFound> {
  const query = { authority, head };
  return (await ask<{ chain: ChainFound }>('GET', '/api/v1/verification', { query })).chain;
}
