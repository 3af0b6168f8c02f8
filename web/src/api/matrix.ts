import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import type { Action, Scope } from './access';
import { ask } from './request';

/** What a role may with a subject; what is left out is none. */
export type Cell = Partial<Record<Action, Scope>>;
/** By role, then by subject. */
export type MatrixRoles = Record<string, Record<string, Cell>>;

/** A register or a duty. */
export interface Subject {
  name: string;
  kind: 'register' | 'duty';
  label: Text;
}

export interface Matrix {
  version: number;
  /** False: the product's own. */
  own: boolean;
  subjects: Subject[];
  roles: MatrixRoles;
}

export const matrixQuery = queryOptions({
  queryKey: ['matrix'],
  queryFn: ({ signal }) => ask<Matrix>('GET', '/api/v1/matrix', { signal }),
});

/** The whole of it; null goes back to the product's own. */
export function saveMatrix(roles: MatrixRoles | null, version: number) {
  return ask<Matrix>('PUT', '/api/v1/matrix', { body: { roles }, version });
}
