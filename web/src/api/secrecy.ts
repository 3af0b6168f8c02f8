import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import type { Address } from './records';
import { ask } from './request';

/** What stands where a value is not shown. */
export interface Masking {
  /** A code of the grounds; empty where it is not told. */
  ground: string;
  /** The paragraph as it is cited: "OSL 18 kap. 13 §". */
  label: string;
}

/** By the names of fields. */
export type Masked = Record<string, Masking | undefined>;

export interface SecrecyMark {
  /** Null: the whole record, but its unit, its period and its reference. */
  field: string | null;
  ground: string;
  label: string;
  /** Why. */
  note: string;
  by: string;
  at: string;
  /** Follows from what the record says (a protected identity): nobody has set it, and nobody takes it away. */
  by_itself: boolean;
}

export type NewMark = Pick<SecrecyMark, 'field' | 'ground' | 'note'>;

/** A paragraph that something can be kept secret by. */
export interface Ground {
  code: string;
  law: string;
  chapter: string;
  section: string;
  citation: string;
  label: Text;
  /** Says so where nobody has checked it against the law. */
  help: Text;
}

/** Whether what is marked is left out, or shown to who has the right: then that it was seen is remembered. */
export type Secrets = 'masked' | 'shown';

const nothing: Masked = {};

/** The fields of a record, a hit or a row that are not shown. */
export const maskedOf = (record: object): Masked => (record as { masked?: Masked }).masked ?? nothing;

/** The marks of a record; undefined for who may not see what they cover, and where there are none. */
export const marksOf = (record: object): SecrecyMark[] | undefined =>
  (record as { secrecy?: SecrecyMark[] }).secrecy;

export const groundsQuery = queryOptions({
  queryKey: ['secrecy-grounds'],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }) =>
    (await ask<{ items: Ground[] }>('GET', '/api/v1/secrecy-grounds', { signal })).items,
});

export interface Marked {
  marks: SecrecyMark[];
  /** The record's. */
  version: number;
}

/** Instead of the marks that were set by hand. */
export function markSecret({ register, id, authority }: Address, version: number, marks: NewMark[]) {
  return ask<Marked>('PUT', `/api/v1/${register}/${encodeURIComponent(id)}/secrecy`, {
    query: { authority },
    body: { marks },
    version,
  });
}
