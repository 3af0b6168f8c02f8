import { queryOptions } from '@tanstack/react-query';
import { ask } from './request';

/** What the city asks of those who sign in. */
export interface SignInPolicy {
  /** Codes of roles that take more than a password. */
  second_factor_roles: string[];
}

export interface KeptPolicy extends SignInPolicy {
  version: string;
}

const path = '/api/v1/settings/sign-in';

export const signInPolicyQuery = queryOptions({
  queryKey: ['sign-in-policy'],
  queryFn: async ({ signal }): Promise<KeptPolicy> => {
    let version = '';
    const policy = await ask<SignInPolicy>('GET', path, { signal, onVersion: (tag) => (version = tag) });
    return { ...policy, version };
  },
});

export async function saveSignInPolicy(policy: SignInPolicy, version: string): Promise<void> {
  await ask<SignInPolicy>('PUT', path, { body: policy, version });
}
