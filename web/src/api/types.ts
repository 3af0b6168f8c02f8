import type { Text } from '@/words/words';
import type { HeldRole, May } from './access';

/** What the API answers with, as docs/openapi.json has it. */

export type AccountKind = 'administrator' | 'employee';
export type Theme = 'light' | 'dark' | 'auto';
/** What a person has proven at most in a session. */
export type SessionLevel = 'password' | 'second_factor' | 'passkey' | 'provider';

export interface Authority {
  id: string;
  code: string;
  name: string;
  /** What the person who is signed in may there; missing where the server tells kinds of accounts only. */
  may?: May;
}

export interface Session {
  account: {
    id: string;
    login: string;
    name: string;
    kind: AccountKind;
    authority: string | null;
    named_as: string[];
    language: 'sv' | 'en';
    theme: Theme;
    must_change_password: boolean;
  };
  csrf: string;
  authorities: Authority[];
  roles?: HeldRole[];
  today: string;
  expires_at: string;
  level: SessionLevel;
  /** Until then nothing asks anew who it is. */
  confirmed_until: string;
  /** The city wants more than a password of this account, and the session has shown no more. */
  second_factor_required: boolean;
}

export type KindName =
  'text' | 'long_text' | 'integer' | 'decimal' | 'boolean' | 'choice' | 'date' | 'instant' | 'reference';

export interface Choice {
  code: string;
  label: Text;
}

export interface Field {
  name: string;
  label: Text;
  help: Text;
  kind: KindName;
  choices: Choice[];
  /** The plural name of the register that a reference leads to. */
  refers_to: string | null;
  max_length: number;
  minimum: number | null;
  maximum: number | null;
  required: boolean;
  sortable: boolean;
  searchable: boolean;
  listed: boolean;
  derived: boolean;
  /** What Ringmur itself has seen: shown, never sent. */
  kept_by_server?: boolean;
  /** Said of a new record only: afterwards the steps of its page move it. */
  moved_by_steps?: boolean;
  personal: boolean;
}

export interface Register {
  name: string;
  plural: string;
  area: { name: string; label: Text };
  label: Text;
  label_plural: Text;
  help: Text;
  key: string[];
  title: string;
  period: string;
  default_sort: string;
  reference_prefix: string;
  fields: Field[];
  /** Kinds of ties that go from its records. */
  links?: LinkKind[];
}

/** A kind of tie that goes from the records of a register. */
export interface LinkKind {
  name: string;
  label: Text;
  /** As seen from the other end. */
  back: Text;
  /** Names of the registers that it may lead to; empty: any. */
  to: string[];
}

/** The value of a field in a record: text, number, yes or no, or nothing. */
export type Value = string | number | boolean | null;

export interface RecordMeta {
  id: string;
  authority: string;
  /** Whose it is: another authority's where it is shared with the one that is asked in. */
  owner?: string;
  reference?: string;
  version: number;
  created_at: string;
  changed_at: string;
  archived_at: string | null;
}

export type RegisterRecord = RecordMeta & Record<string, Value | undefined>;

/** Titles of the records that references lead to, by id. */
export type Names = Record<string, string>;

export interface Page {
  items: RegisterRecord[];
  next: string | null;
  total?: number;
  names?: Names;
}

export interface Job<Result> {
  id: string;
  kind: string;
  status: 'queued' | 'running' | 'done' | 'failed';
  progress: number;
  created_at: string;
  result: Result | null;
}

export interface FigureReading {
  value: number | null;
  share?: number | null;
  records: string;
  label?: Text;
  as_of?: string;
}

export interface Figures {
  unit: string;
  year: number;
  figures: Record<string, FigureReading>;
}
