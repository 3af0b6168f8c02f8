import { queryOptions } from '@tanstack/react-query';
import { ask } from './request';
import type { SessionLevel } from './types';

/** A place where somebody is signed in. */
export interface SignedIn {
  id: string;
  created_at: string;
  used_at: string;
  expires_at: string;
  /** What the browser calls itself. */
  agent: string;
  current: boolean;
  level?: SessionLevel;
}

/** The sessions of an account; of one's own where none is said. */
export const sessionsQuery = (account?: string) =>
  queryOptions({
    queryKey: ['sessions', account ?? 'own'],
    queryFn: async ({ signal }) => {
      const path = account ? `/api/v1/accounts/${account}/sessions` : '/api/v1/session/all';
      return (await ask<{ items: SignedIn[] }>('GET', path, { signal })).items;
    },
  });

export async function endSession(id: string): Promise<void> {
  await ask('DELETE', `/api/v1/sessions/${id}`);
}
