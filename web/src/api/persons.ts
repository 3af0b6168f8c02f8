import { queryOptions } from '@tanstack/react-query';
import { ask } from './request';
import type { Value } from './types';

/** Somebody that was looked for: a record of the register of persons, or an account alone. */
export interface PersonHit {
  id: string;
  kind: 'person' | 'account';
  /** Code; null: the whole city. */
  authority: string | null;
  name: string;
  number: string | null;
  login: string | null;
  email: string | null;
  /** An archived record, or a closed account. */
  archived: boolean;
}

export interface PersonHits {
  items: PersonHit[];
  more: boolean;
}

/** Why something is held, or stays. */
export interface Ground {
  code: string;
  label: string;
  source: string;
  explanation: string;
}

export type IdentifierKind = 'staff_number' | 'name' | 'email' | 'login';

/** How fields name the person. */
export interface Identifier {
  kind: IdentifierKind;
  value: string;
  authority: string | null;
  /** How many others are called the same. */
  shared_with: number;
}

export interface HeldValue {
  field: string;
  label: string;
  value: Value;
  /** This field names the person. */
  names: boolean;
}

export interface HeldRecord {
  id: string;
  reference: string | null;
  title: string | null;
  /** The whole record is about the person. */
  about: boolean;
  /** False: only a name that others have too points at the person. */
  certain: boolean;
  archived: boolean;
  created_at: string;
  changed_at: string;
  link: string;
  values: HeldValue[];
}

export interface HeldGroup {
  register: string;
  plural: string;
  label: string;
  authority: string;
  why: string;
  source: string | null;
  count: number;
  items: HeldRecord[];
  /** There are more than these: the file has them all. */
  more: boolean;
}

/** A text of a record that holds the person's name. */
export interface Mention {
  register: string;
  label: string;
  authority: string;
  id: string;
  reference: string | null;
  title: string | null;
  field: string;
  field_label: string;
  link: string;
}

export interface HeldAccount {
  id: string;
  login: string;
  name: string;
  named_as: string[];
  authority: string | null;
  created_at: string;
  signed_in_at: string | null;
  disabled_at: string | null;
  second_factor: boolean;
  authenticator_since: string | null;
  passkeys: { name: string; created_at: string; used_at: string | null }[];
  sessions: { created_at: string; used_at: string; expires_at: string; agent: string; level: string }[];
  assignments: {
    id: string;
    role: string;
    authority: string | null;
    unit: string | null;
    stand_in: boolean;
    starts_at: string;
    ends_at: string | null;
    ended_at: string | null;
  }[];
  tokens: {
    id: string;
    name: string;
    created_at: string;
    expires_at: string | null;
    last_used_at: string | null;
    revoked_at: string | null;
  }[];
  identities: { provider: string; subject: string; created_at: string }[];
  groups: string[];
  external_id: string | null;
  provisioned_as: string | null;
}

/** Events of one chain: what the person did, or what was done to what is the person's. */
export interface HeldEvents {
  /** Code; `-` is the city's own chain. */
  authority: string;
  what: 'by' | 'about';
  id: string;
  count: number;
  latest_at: string | null;
  link: string;
}

/** A chapter of a report, or a frozen year, that has the name in it. */
export interface HeldText {
  kind: 'report_text' | 'review';
  authority: string;
  unit: string;
  year: number;
  chapter: string | null;
  ground: Ground;
}

/** All that is held about a person, where the asker may look. */
export interface PersonData {
  id: string;
  kind: 'person' | 'account';
  name: string;
  at: string;
  authorities: string[];
  identifiers: Identifier[];
  registers: HeldGroup[];
  mentions: Mention[];
  accounts: HeldAccount[];
  trail: HeldEvents[];
  texts: HeldText[];
}

interface Where {
  authority: string | null;
  what: string;
  register: string | null;
  label: string;
}

export interface Goes extends Where {
  records: number;
  /** `becomes`: what stands there afterwards; null: nothing. */
  fields: { field: string; label: string; becomes: string | null; count: number }[];
}

export interface Stays extends Where {
  field: string | null;
  field_label: string | null;
  count: number;
  ground: Ground;
  /** The first twenty. */
  items: { id: string; reference: string | null; title: string | null; link: string | null }[];
}

/** What a removal does, or would do. */
export interface Removal {
  preview: boolean;
  /** Null in a preview. */
  id: string | null;
  person: string;
  /** To be sent as it stands; null when it is done. */
  name: string | null;
  at: string;
  by: string;
  goes: Goes[];
  stays: Stays[];
  counts: { records: number; fields: number; events: number; accounts: number; stays: number };
}

export const personsKey = ['persons-data'];

const path = '/api/v1/persons-data';
const ofPerson = (id: string) => `${path}/${encodeURIComponent(id)}`;

export const personsQuery = (words: string, authority: string) =>
  queryOptions({
    queryKey: [...personsKey, 'find', words, authority],
    queryFn: ({ signal }) => ask<PersonHits>('GET', path, { query: { q: words, authority }, signal }),
  });

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: [...personsKey, 'one', id],
    queryFn: ({ signal }) => ask<PersonData>('GET', ofPerson(id), { signal }),
  });

/** All of it as a file to hand to the person. */
export const personExport = (id: string) => `${ofPerson(id)}/export`;

/** What would go and what would stay; nothing is done. */
export const removalQuery = (id: string) =>
  queryOptions({
    queryKey: [...personsKey, 'removal', id],
    queryFn: ({ signal }) =>
      ask<Removal>('POST', `${ofPerson(id)}/removal`, { body: { preview: true }, signal }),
  });

/** `confirm`: the person's name as the preview has it. */
export const removePerson = (id: string, confirm: string) =>
  ask<Removal>('POST', `${ofPerson(id)}/removal`, { body: { confirm } });
