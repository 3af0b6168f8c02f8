import { queryOptions } from '@tanstack/react-query';
import { ask, leadsOn } from './request';
import { providerStart } from './session';

/** A role that somebody has because a provider says so. */
export interface RoleGrant {
  role: string;
  /** Code; null: the whole city. */
  authority: string | null;
  /** Id; null: the whole authority. */
  unit: string | null;
}

/** Who has this value in the role claim has this role. */
export interface RoleRule extends RoleGrant {
  value: string;
}

export interface ProviderFacts {
  name: string;
  issuer: string;
  client_id: string;
  scopes: string;
  login_claim: string;
  /** Empty: roles do not come by claims. */
  role_claim: string;
  role_mapping: RoleRule[];
  /** Of those whom no role places elsewhere. */
  authority: string | null;
  newcomers: 'refuse' | 'create';
  acr: string;
  step_up_acr: string;
  enabled: boolean;
  /** Id of the token that provisions its people by SCIM. */
  scim_token: string | null;
}

export interface Provider extends ProviderFacts {
  id: string;
  version: number;
  has_secret: boolean;
  /** Where in the network it may be; only the owner of the data changes it. */
  network: 'public' | 'internal' | 'loopback';
  redirect_uri: string;
  scim_url: string;
  created_at: string;
  changed_at: string;
}

/** What is left out stays as it is; an empty secret takes it away. */
export type ProviderChange = Partial<ProviderFacts> & { client_secret?: string };

const path = '/api/v1/providers';

export const providersKey = ['providers'];

export const providersQuery = queryOptions({
  queryKey: providersKey,
  queryFn: async ({ signal }) => (await ask<{ items: Provider[] }>('GET', path, { signal })).items,
});

export function createProvider(facts: ProviderChange) {
  return ask<Provider>('POST', path, { body: facts });
}

export function changeProvider(id: string, change: ProviderChange, version: number) {
  return ask<Provider>('PATCH', `${path}/${id}`, { body: change, version });
}

export async function removeProvider(id: string): Promise<void> {
  await ask('DELETE', `${path}/${id}`);
}

/** Lets the server read what the provider says about itself, as it does when somebody signs in. */
export function tryProvider(id: string): Promise<void> {
  return leadsOn(providerStart(id, '/', false));
}

/** A group that a provider keeps by SCIM, and what its members are here. */
export interface ProviderGroup {
  id: string;
  provider: string;
  name: string;
  members: number;
  role: string | null;
  authority: string | null;
  unit: string | null;
}

export const providerGroupsKey = ['provider-groups'];

export const providerGroupsQuery = queryOptions({
  queryKey: providerGroupsKey,
  queryFn: async ({ signal }) =>
    (await ask<{ items: ProviderGroup[] }>('GET', '/api/v1/provider-groups', { signal })).items,
});

/** Null: the group gives no role. Its members have what follows at once. */
export function changeProviderGroup(id: string, grant: RoleGrant | null) {
  return ask<ProviderGroup>('PATCH', `/api/v1/provider-groups/${id}`, { body: grant ?? { role: null } });
}
