import type { Address } from './records';
import { ask } from './request';
import type { RegisterRecord } from './types';

/** Codes of the authorities that may read a record too, or all of them. */
export type SharedWith = 'all' | string[];

/** With whom the owner shares a record; nobody else is told. */
export function sharedOf(record: RegisterRecord): SharedWith {
  const { shared } = record as { shared?: SharedWith };
  return shared ?? [];
}

export function shareRecord({ register, id, authority }: Address, shared: SharedWith) {
  return ask<{ owner: string; shared: SharedWith }>(
    'PUT',
    `/api/v1/${register}/${encodeURIComponent(id)}/sharing`,
    { query: { authority }, body: { with: shared } },
  );
}
