import type { Token } from '@/api/tokens';

/** A token that is kept to nothing may do what this takes. */
const provisions = ({ scopes }: Token) =>
  !scopes || scopes.some((one) => 'duty' in one && one.duty === 'providers' && one.right === 'write');

/** The tokens that a provider may be given: those that write in the whole city and are not over, and the one it has. */
export function tokenChoices(tokens: readonly Token[], chosen: string | null, now: Date): Token[] {
  const good = (token: Token) =>
    token.authority === null &&
    token.right === 'write' &&
    provisions(token) &&
    !token.revoked_at &&
    (!token.expires_at || new Date(token.expires_at) > now);
  return tokens.filter((token) => token.id === chosen || good(token));
}
