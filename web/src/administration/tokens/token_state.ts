import type { Token } from '@/api/tokens';

export type TokenState = 'valid' | 'soon' | 'expired' | 'revoked';

const day = 86_400_000;
/** Time enough to put a new one in its place. */
const soon = 30 * day;

export function stateOf(token: Pick<Token, 'expires_at' | 'revoked_at'>, now: Date): TokenState {
  if (token.revoked_at) return 'revoked';
  if (!token.expires_at) return 'valid';
  const left = new Date(token.expires_at).getTime() - now.getTime();
  if (left <= 0) return 'expired';
  return left < soon ? 'soon' : 'valid';
}

export const isOver = (state: TokenState) => state === 'expired' || state === 'revoked';
