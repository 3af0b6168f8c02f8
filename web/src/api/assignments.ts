import { queryOptions } from '@tanstack/react-query';
import type { RoleObject, RoleUnit } from './access';
import { ask } from './request';

/** A role that somebody has, for a time and a part of the city. */
export interface Assignment {
  id: string;
  version: number;
  account: string;
  login: string;
  name: string;
  role: string;
  /** Code; null: the whole city. */
  authority: string | null;
  unit: RoleUnit | null;
  object: RoleObject | null;
  starts_at: string;
  ends_at: string | null;
  /** The assignment that it stands in for. */
  stand_in_for: string | null;
  /** Of a stand-in: the name of the one whose role it is. */
  holder: string | null;
  created_by: string;
  created_at: string;
}

export interface NewAssignment {
  account: string;
  role: string;
  authority: string | null;
  /** Id or code. */
  unit?: string;
  object?: RoleObject;
  starts_at?: string;
  ends_at?: string;
}

export type Period = Pick<Assignment, 'starts_at' | 'ends_at'>;

export interface StandIn {
  account: string;
  starts_at?: string;
  ends_at: string;
}

const path = '/api/v1/assignments';

export const assignmentsKey = ['assignments'];

/** Those that stand: of one account, or of all that one may see. */
export const assignmentsQuery = (account?: string) =>
  queryOptions({
    queryKey: [...assignmentsKey, account ?? 'all'],
    queryFn: async ({ signal }) =>
      (await ask<{ items: Assignment[] }>('GET', path, { query: { account }, signal })).items,
  });

export function giveRole(order: NewAssignment) {
  return ask<Assignment>('POST', path, { body: order });
}

export function changePeriod(id: string, version: number, change: Partial<Period>) {
  return ask<Assignment>('PATCH', `${path}/${id}`, { body: change, version });
}

export async function endAssignment(id: string): Promise<void> {
  await ask('DELETE', `${path}/${id}`);
}

export function giveStandIn(id: string, standIn: StandIn) {
  return ask<Assignment>('POST', `${path}/${id}/stand-in`, { body: standIn });
}
