import { queryOptions } from '@tanstack/react-query';
import { makePasskey } from './passkeys';
import { ask } from './request';
import type { CreationOptions } from './webauthn';

export interface Passkey {
  id: string;
  name: string;
  created_at: string;
  used_at: string | null;
}

/** What somebody shows besides the password, or instead of it. */
export interface Factors {
  totp: { since: string } | null;
  passkeys: Passkey[];
  recovery_codes_left: number;
}

const path = '/api/v1/session/factors';

export const factorsKey = ['factors'];

export const factorsQuery = queryOptions({
  queryKey: factorsKey,
  queryFn: ({ signal }) => ask<Factors>('GET', path, { signal }),
});

/** For the app; good for nothing until a code of it has been shown. */
export interface TotpOffer {
  secret: string;
  uri: string;
  /** SVG. */
  qr: string;
}

interface Codes {
  recovery_codes: string[];
}

export async function beginTotp() {
  return ask<TotpOffer>('POST', `${path}/totp`);
}

/** With recovery codes, which are shown this once. */
export async function confirmTotp(code: string) {
  return (await ask<Codes>('POST', `${path}/totp/confirm`, { body: { code } })).recovery_codes;
}

export async function removeTotp(): Promise<void> {
  await ask('DELETE', `${path}/totp`);
}

/** With recovery codes where it is the first factor. */
export async function addPasskey(name: string) {
  const { options } = await ask<{ options: CreationOptions }>('POST', `${path}/passkeys/challenge`);
  const credential = await makePasskey(options);
  return ask<Codes & { passkey: Passkey }>('POST', `${path}/passkeys`, { body: { name, credential } });
}

export async function removePasskey(id: string): Promise<void> {
  await ask('DELETE', `${path}/passkeys/${id}`);
}

/** Earlier ones are void. */
export async function renewRecoveryCodes() {
  return (await ask<Codes>('POST', `${path}/recovery-codes`)).recovery_codes;
}

/** For who has lost the phone and the codes: the password alone lets the person in again. */
export async function resetFactors(account: string): Promise<void> {
  await ask('DELETE', `/api/v1/accounts/${account}/factors`);
}
