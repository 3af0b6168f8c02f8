import type { Factors } from '@/api/factors';
import type { FactorMethod } from '@/api/session';
import type { SessionLevel } from '@/api/types';

const bySpeed: readonly FactorMethod[] = ['passkey', 'totp', 'recovery'];

/** What can be shown after the password, the quickest first. A browser may not know passkeys. */
export function secondWays(methods: readonly FactorMethod[], passkeysKnown: boolean): FactorMethod[] {
  return bySpeed.filter((one) => methods.includes(one) && (one !== 'passkey' || passkeysKnown));
}

export type ConfirmWay = 'password' | 'totp' | 'passkey' | 'provider';

/** By what somebody who is signed in may show it again. Who comes from a provider has no password here. */
export function confirmWays(
  level: SessionLevel,
  factors: Factors | null,
  passkeysKnown: boolean,
): ConfirmWay[] {
  const ways: ConfirmWay[] = [];
  if (factors && factors.passkeys.length > 0 && passkeysKnown) ways.push('passkey');
  if (factors?.totp) ways.push('totp');
  ways.push(level === 'provider' ? 'provider' : 'password');
  return ways;
}
