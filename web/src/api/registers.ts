import { queryOptions } from '@tanstack/react-query';
import { ask, type Query } from './request';
import type { Field, Page, Register } from './types';

/** Descriptors of all registers: they change with a release only. */
export const registersQuery = queryOptions({
  queryKey: ['registers'],
  staleTime: Infinity,
  queryFn: async ({ signal }) =>
    (await ask<{ items: Register[] }>('GET', '/api/v1/registers', { signal })).items,
});

export function fieldOf(register: Register, name: string): Field | undefined {
  return register.fields.find((field) => field.name === name);
}

/** A page of a register. `query` is as in the address: filters, sort, limit, after, q. */
export const listQuery = (register: string, query: Query) =>
  queryOptions({
    queryKey: ['records', register, 'list', query],
    queryFn: ({ signal }) => ask<Page>('GET', `/api/v1/${register}`, { query, signal }),
  });

export interface Counts {
  by: string[];
  total: number;
  items: { values: (string | number | boolean | null)[]; count: number; query: string }[];
  names?: Record<string, string>;
}

/** How many records there are of each value of one or two fields. */
export const countsQuery = (register: string, query: Query) =>
  queryOptions({
    queryKey: ['records', register, 'counts', query],
    queryFn: ({ signal }) => ask<Counts>('GET', `/api/v1/${register}/counts`, { query, signal }),
  });
