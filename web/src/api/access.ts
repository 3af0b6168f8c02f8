import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { ask } from './request';

/** What is done with a register or in a duty. */
export const actions = ['read', 'write', 'archive', 'export', 'administer'] as const;
export type Action = (typeof actions)[number];

/**
 * How far: own records, those of the assignment's unit or object (the whole authority where it names neither), or the
 * assignment's whole authority.
 */
export const scopes = ['none', 'own', 'assigned', 'authority'] as const;
export type Scope = (typeof scopes)[number];

/** What somebody may in an authority, by register's name or duty; what is left out may not. */
export type May = Partial<Record<string, readonly Action[]>>;

export interface RoleUnit {
  id: string;
  code: string;
  name: string;
}

export interface RoleObject {
  /** The register's plural name. */
  register: string;
  id: string;
}

/** A role that the person who is signed in has now. */
export interface HeldRole {
  assignment: string;
  role: string;
  /** Code; null: the whole city. */
  authority: string | null;
  /** And what is below it; null: the whole authority. */
  unit: RoleUnit | null;
  object: RoleObject | null;
  ends_at: string | null;
  /** Login of the one whose role it is. */
  stand_in_for: string | null;
}

export interface Role {
  code: string;
  label: Text;
  help: Text;
}

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  staleTime: Infinity,
  queryFn: async ({ signal }) => (await ask<{ items: Role[] }>('GET', '/api/v1/roles', { signal })).items,
});
