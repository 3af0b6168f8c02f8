import type { ProviderGroup, RoleGrant } from '@/api/providers';

/** What the members of a group are; null where the group gives no role. */
export function grantOf({ role, authority, unit }: ProviderGroup): RoleGrant | null {
  return role === null ? null : { role, authority, unit };
}
