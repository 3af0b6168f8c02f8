import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { addressOf, ask } from './request';
import type { Value } from './types';

/** Somebody in a register of people, or an account without such a record. */
export interface PersonFound {
  id: string;
  kind: 'record' | 'account';
  name: string;
  /** Staff number. */
  number: string | null;
  login: string | null;
  archived: boolean;
}

/** How many a search gives at most. */
export const mostPersons = 50;

/** Why something stays. */
export interface Ground {
  code: string;
  label: Text;
  /** The rule: "GDPR art. 17.3 b". */
  source: string;
  help: Text;
}

/** What a person is known by. Only a name may be another's too. */
export type KnownBy = 'number' | 'login' | 'email' | 'name';

export interface HeldField {
  field: string;
  label: Text;
  /** As the record has it; a reference as an id. */
  value: Value;
  personal: boolean;
}

export interface HeldRecord {
  id: string;
  reference: string | null;
  title: string;
  version: number;
  created_at: string;
  changed_at: string;
  archived_at: string | null;
  /** The whole record is about the person, and every value stands here; else only what names the person. */
  about: boolean;
  named_by: { field: string; by: KnownBy; certain: boolean }[];
  fields: HeldField[];
}

export interface HeldRegister {
  /** The register's name. */
  register: string;
  label: Text;
  why: Text;
  /** Of all records; there are at most a thousand here. */
  count: number;
  records: HeldRecord[];
}

export interface HeldAccount {
  id: string;
  login: string;
  name: string;
  named_as: string[];
  kind: 'administrator' | 'employee';
  /** Code; null: bound to none. */
  authority: string | null;
  found_by: KnownBy;
  created_at: string;
  signed_in_at: string | null;
  disabled_at: string | null;
  second_factor: boolean;
  /** How many. */
  passkeys: number;
  sessions: { id: string; created_at: string; used_at: string; agent: string }[];
  assignments: {
    id: string;
    role: string;
    authority: string | null;
    starts_at: string;
    ends_at: string | null;
    ended_at: string | null;
  }[];
  tokens: { id: string; name: string; created_at: string; revoked_at: string | null }[];
  identities: {
    kind: 'oidc' | 'scim';
    provider: string;
    subject: string | null;
    /** What SCIM has brought of the person. */
    data: Record<string, unknown> | null;
  }[];
}

/** Events of the trail. */
export interface Traces {
  count: number;
  latest_at: string | null;
  /** Where the trail tells more, in the API. */
  address: string | null;
}

/** A text that has the person's name in it: told of, not quoted. */
export interface HeldText {
  kind: 'report_text' | 'review' | 'record';
  id: string;
  /** Of a record: the register's name. */
  register: string | null;
  field: string | null;
  title: string;
  why: Ground;
}

/** All that an authority holds about a person. */
export interface PersonData {
  id: string;
  authority: string;
  name: string;
  made_at: string;
  known_by: { by: KnownBy; value: string; certain: boolean }[];
  registers: HeldRegister[];
  accounts: HeldAccount[];
  trail: { by: Traces; about: Traces };
  texts: HeldText[];
}

export type RemovalPart = 'records' | 'account' | 'trail' | 'search' | 'jobs' | 'answers' | 'texts';

interface Lies {
  part: RemovalPart;
  /** The register's name. */
  register: string | null;
  /** Null: all of it. */
  field: string | null;
  /** Of the field, or of all of it. */
  label: Text;
  count: number;
}

/** What becomes of a value: empty or gone, the words for somebody removed, or a made-up code. */
export type Becomes = 'nothing' | 'removed_person' | 'pseudonym';

export type Goes = Lies & { becomes: Becomes };
export type Stays = Lies & { ground: Ground };

/** What a removal does, or would do; without the values. */
export interface Removal {
  person: string;
  authority: string;
  preview: boolean;
  /** The name as kept, to be sent back; null when it is done. */
  confirm: string | null;
  goes: Goes[];
  stays: Stays[];
  counts: { records: number; values: number; events: number; accounts: number; stays: number };
  receipt: { id: string; at: string; by: string; sequence: number } | null;
}

/** A person as an authority has them. */
export interface PersonAt {
  id: string;
  /** Code. */
  authority: string;
}

export const personsKey = ['persons-data'];

const path = '/api/v1/persons-data';
const ofPerson = (id: string) => `${path}/${encodeURIComponent(id)}`;

export const personsQuery = (words: string, authority: string) =>
  queryOptions({
    queryKey: [...personsKey, 'find', words, authority],
    queryFn: async ({ signal }) =>
      (await ask<{ items: PersonFound[] }>('GET', path, { query: { q: words, authority }, signal })).items,
  });

export const personQuery = ({ id, authority }: PersonAt) =>
  queryOptions({
    queryKey: [...personsKey, 'one', id, authority],
    queryFn: ({ signal }) => ask<PersonData>('GET', ofPerson(id), { query: { authority }, signal }),
  });

/** All of it as a file to hand to the person. */
export const personExport = ({ id, authority }: PersonAt) =>
  addressOf(`${ofPerson(id)}/export`, { authority });

function askRemoval({ id, authority }: PersonAt, body: object, signal?: AbortSignal) {
  const sent = { query: { authority }, body, ...(signal && { signal }) };
  return ask<Removal>('POST', `${ofPerson(id)}/removal`, sent);
}

/** What would go and what would stay; nothing is done. */
export const removalQuery = (at: PersonAt) =>
  queryOptions({
    queryKey: [...personsKey, 'removal', at],
    queryFn: ({ signal }) => askRemoval(at, { preview: true }, signal),
  });

/** `confirm`: the person's name as the preview has it. */
export const removePerson = (at: PersonAt, confirm: string) => askRemoval(at, { confirm });
