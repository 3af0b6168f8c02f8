import { queryOptions } from '@tanstack/react-query';
import { showPasskey } from './passkeys';
import { addressOf, ask, Problem, setCsrf } from './request';
import type { Session, Theme } from './types';
import type { AssertionJson, RequestOptions } from './webauthn';

export const sessionKey = ['session'];

/** The session that the page writes under from now on. */
export function kept(session: Session): Session {
  setCsrf(session.csrf);
  return session;
}

/** Who is signed in, as the server sees it now; the page goes on under the session that it has. */
export async function readSession(signal?: AbortSignal): Promise<Session | null> {
  try {
    return await ask<Session>('GET', '/api/v1/session', signal ? { signal } : {});
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

/** Who is signed in; null where nobody is. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  staleTime: Infinity,
  queryFn: async ({ signal }): Promise<Session | null> => {
    const session = await readSession(signal);
    return session && kept(session);
  },
});

export type FactorMethod = 'totp' | 'passkey' | 'recovery';

/** The password was right; one of these is to be shown too. */
export interface SecondFactor {
  ticket: string;
  methods: FactorMethod[];
  passkey: RequestOptions | null;
}

/** How often the server lets a ticket be tried. */
export const triesOfTicket = 5;

export type SignInStep = { session: Session } | { second: SecondFactor };

export async function signIn(login: string, password: string): Promise<SignInStep> {
  const answer = await ask<Session | { second_factor: SecondFactor }>('POST', '/api/v1/session', {
    body: { login, password },
  });
  return 'second_factor' in answer ? { second: answer.second_factor } : { session: kept(answer) };
}

export type SecondProof = { code: string } | { recovery_code: string } | { passkey: AssertionJson };

export async function finishSignIn(ticket: string, proof: SecondProof): Promise<Session> {
  const body = { ticket, ...proof };
  return kept(await ask<Session>('POST', '/api/v1/session/second-factor', { body }));
}

interface Asking {
  options: RequestOptions;
}

/** No user name, no password: the browser lets the person choose among the passkeys that it has. */
export async function signInWithPasskey(): Promise<Session> {
  const { options } = await ask<Asking>('POST', '/api/v1/session/passkey/challenge');
  const passkey = await showPasskey(options);
  return kept(await ask<Session>('POST', '/api/v1/session/passkey', { body: { passkey } }));
}

export type Proof = { password: string } | { code: string } | { passkey: AssertionJson };

/** Shows anew who one is; the session goes on under another secret. */
export async function confirmSession(proof: Proof): Promise<Session> {
  return kept(await ask<Session>('POST', '/api/v1/session/confirm', { body: proof }));
}

export async function confirmWithPasskey(): Promise<Session> {
  const { options } = await ask<Asking>('POST', '/api/v1/session/confirm/challenge');
  return confirmSession({ passkey: await showPasskey(options) });
}

/** A way in through the organisation's own sign-in. */
export interface SignInProvider {
  id: string;
  name: string;
}

export const signInProvidersQuery = queryOptions({
  queryKey: ['sign-in-providers'],
  staleTime: 60_000,
  queryFn: async ({ signal }) =>
    (await ask<{ items: SignInProvider[] }>('GET', '/api/v1/sign-in-providers', { signal })).items,
});

/** Where the browser goes to sign in at a provider, or to show it `again`. `back`: a page of ours to come back to. */
export function providerStart(id: string, back: string, again: boolean): string {
  const query = { return_to: back, again: again || null };
  return addressOf(`/api/v1/oidc/${encodeURIComponent(id)}/start`, query);
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
