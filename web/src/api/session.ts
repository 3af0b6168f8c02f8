import { queryOptions } from '@tanstack/react-query';
import { Problem, ask, setCsrf } from './request';
import type { Session, Theme } from './types';

export const sessionKey = ['session'];

function kept(session: Session): Session {
  setCsrf(session.csrf);
  return session;
}

/** Who is signed in; null where nobody is. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  staleTime: Infinity,
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return kept(await ask<Session>('GET', '/api/v1/session', { signal }));
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
});

export async function signIn(login: string, password: string): Promise<Session> {
  return kept(await ask<Session>('POST', '/api/v1/session', { body: { login, password } }));
}

export async function signOut(): Promise<void> {
  await ask('DELETE', '/api/v1/session');
}

export async function changeSession(change: { language?: 'sv' | 'en'; theme?: Theme }): Promise<Session> {
  return kept(await ask<Session>('PATCH', '/api/v1/session', { body: change }));
}

export async function changePassword(current: string, password: string): Promise<Session> {
  return kept(await ask<Session>('POST', '/api/v1/session/password', { body: { current, password } }));
}
