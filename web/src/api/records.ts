import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Tie } from './links';
import { ask } from './request';
import { marksOf, type Secrets } from './secrecy';
import type { Names, RegisterRecord, Value } from './types';
import type { Text } from '@/words/words';

/** Where a record lies. */
export interface Address {
  /** The register's plural name. */
  register: string;
  /** Id or short reference. */
  id: string;
  /** Code. */
  authority: string;
}

export type RecordWithNames = RegisterRecord & { names?: Names };

const pathOf = ({ register, id }: Address) => `/api/v1/${register}/${encodeURIComponent(id)}`;

/** Without what is secret: nothing is shown to somebody who has not asked for it. */
export const recordQuery = (at: Address, secrets: Secrets = 'masked') =>
  queryOptions({
    queryKey: ['records', at.register, 'one', at, secrets],
    queryFn: ({ signal }) => {
      const query = { authority: at.authority, names: true, secrets };
      return ask<RecordWithNames>('GET', pathOf(at), { query, signal });
    },
  });

/** With what is secret: each answer is remembered, so none is asked for but when somebody wants it, and none is kept. */
export const secretRecordQuery = (at: Address) =>
  queryOptions({
    ...recordQuery(at, 'shown'),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export interface HistoryEntry {
  at: string;
  by: string;
  operation: string;
  action: string;
  version: number;
  import: string | null;
  /** Before and after, by field; null where they have been erased from the trail. */
  changes: Record<string, [Value, Value]> | null;
}

export interface History {
  items: HistoryEntry[];
  names?: Names;
}

export const historyQuery = (at: Address, secrets: Secrets = 'masked') =>
  queryOptions({
    queryKey: ['records', at.register, 'history', at, secrets],
    queryFn: ({ signal }) =>
      ask<History>('GET', `${pathOf(at)}/history`, {
        query: { authority: at.authority, secrets },
        signal,
      }),
    ...(secrets === 'shown' && { gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false }),
  });

/** Records of another register that lead to this one. */
export interface Referring {
  register: string;
  field: string;
  label: Text;
  count: number;
  /** There are more than were counted. */
  more: boolean;
  query: string;
}

export const referencesQuery = (at: Address) =>
  queryOptions({
    queryKey: ['records', at.register, 'references', at],
    queryFn: async ({ signal }) => {
      const query = { authority: at.authority };
      return (await ask<{ items: Referring[] }>('GET', `${pathOf(at)}/references`, { query, signal })).items;
    },
  });

export type Values = Record<string, Value>;

/** `once`: the same key again gives the record that the first one made. `links`: made in the same breath. */
export function createRecord(
  register: string,
  authority: string,
  values: Values,
  once: string,
  links: Tie[] = [],
) {
  const body = links.length > 0 ? { ...values, links } : values;
  return ask<RegisterRecord>('POST', `/api/v1/${register}`, { query: { authority }, body, once });
}

export function changeRecord(at: Address, version: number, values: Values) {
  return ask<RegisterRecord>('PATCH', pathOf(at), {
    query: { authority: at.authority },
    body: values,
    version,
  });
}

export type Archiving = 'archive' | 'restore';

export function archiveRecord(at: Address, version: number, archiving: Archiving) {
  const query = { authority: at.authority };
  return ask<RegisterRecord>('POST', `${pathOf(at)}/${archiving}`, { query, version });
}

export interface Versioned {
  id: string;
  version: number;
}

export interface BatchAnswer {
  changed: number;
  unchanged: number;
}

/** All records or none; at most 200. */
export function changeRecords(
  register: string,
  authority: string,
  records: Versioned[],
  what: { set: Values } | { do: Archiving },
) {
  return ask<BatchAnswer>('POST', `/api/v1/${register}/batch`, {
    query: { authority },
    body: { records, ...what },
  });
}

/** Shows at once what was saved; titles of what it leads to come with the next answer. */
export function recordSaved(
  client: QueryClient,
  at: Address,
  saved: RegisterRecord,
  secrets: Secrets = 'masked',
): void {
  // The answer holds all that one may see: what is secret is not put where it was not asked for.
  if (secrets === 'masked' && marksOf(saved)) return;
  client.setQueryData(
    recordQuery(at, secrets).queryKey,
    (before) => ({ ...saved, names: before?.names ?? {} }) as RecordWithNames,
  );
}

/** After a change: all that may show it is asked for anew. */
export function recordsChanged(client: QueryClient): Promise<void> {
  const kept = ['registers', 'session'];
  return client.invalidateQueries({ predicate: ({ queryKey }) => !kept.includes(String(queryKey[0])) });
}
