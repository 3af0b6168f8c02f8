import { queryOptions } from '@tanstack/react-query';
import { ask, type Query } from '@/api/request';
import type { Job } from '@/api/types';
import type { HeadingLook, ImportReport, MadeImport, Undone } from './types';

export const importsQuery = (authority: string) =>
  queryOptions({
    queryKey: ['imports', authority],
    queryFn: async ({ signal }) =>
      (await ask<{ items: MadeImport[] }>('GET', '/api/v1/imports', { query: { authority }, signal })).items,
  });

export function undoImport(authority: string, id: string): Promise<Undone> {
  return ask('POST', `/api/v1/imports/${id}/undo`, { query: { authority } });
}

/** What the file's headings mean; writes nothing. */
export function lookAtHeadings(file: File, register: string): Promise<HeadingLook> {
  return ask('POST', '/api/v1/import-headings', { query: { as: register }, file });
}

export function orderImport(file: File, query: Query, once?: string): Promise<Job<ImportReport>> {
  return ask('POST', '/api/v1/imports', { query, file, ...(once ? { once } : {}) });
}
