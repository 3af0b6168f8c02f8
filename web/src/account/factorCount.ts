import type { Factors } from '@/api/factors';

/** How many things there are that can be shown besides the password; codes on paper stand in for them only. */
export function factorCount(factors: Factors): number {
  return factors.passkeys.length + (factors.totp ? 1 : 0);
}
