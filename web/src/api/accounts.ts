import { queryOptions } from '@tanstack/react-query';
import { ask } from './request';
import type { AccountKind } from './types';

export interface Account {
  id: string;
  login: string;
  name: string;
  kind: AccountKind;
  /** Code; null: all authorities. */
  authority: string | null;
  /** What the person is called in plans. */
  named_as: string[];
  language: 'sv' | 'en';
  created_at: string;
  disabled_at: string | null;
  signed_in_at: string | null;
  must_change_password: boolean;
  version: number;
}

export type AccountFacts = Pick<Account, 'name' | 'kind' | 'authority' | 'named_as'>;

export const accountsKey = ['accounts'];

export const accountsQuery = queryOptions({
  queryKey: accountsKey,
  queryFn: async ({ signal }) =>
    (await ask<{ items: Account[] }>('GET', '/api/v1/accounts', { signal })).items,
});

/** With a first password, which is shown this once. */
export async function createAccount(facts: AccountFacts & { login: string }) {
  return ask<Account & { password: string }>('POST', '/api/v1/accounts', { body: facts });
}

export async function changeAccount(
  id: string,
  change: Partial<AccountFacts> & { disabled?: boolean },
  version: number,
) {
  return ask<Account>('PATCH', `/api/v1/accounts/${id}`, { body: change, version });
}

/** A new first password; whoever is signed in with the account is signed out. */
export async function renewPassword(id: string) {
  return ask<{ password: string }>('POST', `/api/v1/accounts/${id}/password`);
}
