import { queryOptions } from '@tanstack/react-query';
import { ask } from './request';

export type TokenRight = 'read' | 'write';

/** A register (by its name) or a duty that a token is kept to. */
export type TokenScope = ({ register: string } | { duty: string }) & { right: TokenRight };

/** A machine's way in. */
export interface Token {
  id: string;
  name: string;
  /** Code; null: all authorities. */
  authority: string | null;
  right: TokenRight;
  /** Null: every register; missing where the server knows none. */
  scopes?: TokenScope[] | null;
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
  revoked_at: string | null;
}

export interface NewToken {
  name: string;
  authority: string | null;
  right: TokenRight;
  scopes?: TokenScope[];
  expires_at?: string;
}

export const tokensKey = ['tokens'];

export const tokensQuery = queryOptions({
  queryKey: tokensKey,
  queryFn: async ({ signal }) => (await ask<{ items: Token[] }>('GET', '/api/v1/tokens', { signal })).items,
});

/** With its secret, which is shown this once. */
export async function createToken(token: NewToken) {
  return ask<Token & { secret: string }>('POST', '/api/v1/tokens', { body: token });
}

export async function revokeToken(id: string): Promise<void> {
  await ask('DELETE', `/api/v1/tokens/${id}`);
}
