import type { NewPass, PassKind } from '@/api/incident_passes';
import { maskedOf } from '@/api/secrecy';
import type { Field, Register, RegisterRecord } from '@/api/types';

/** What is to be passed on, as it stands in its form. */
export interface PassForm {
  /** Codes that are ticked. */
  ticked: string[];
  /** Other codes, as they are written. */
  others: string;
  /** Fields of the incident. */
  facts: string[];
  note: string;
}

// What is the authority's own and means nothing to another: where it lies, how far it has come, who is called what here.
const staysHere = [
  'diary_number',
  'status',
  'unit',
  'handler',
  'people',
  'reporter',
  'reported_at',
  'reported_to_imy',
  'imy_reported_at',
  'triaged_at',
  'closed_at',
  'external_reference',
  'source',
  'lessons',
];

/** The facts that can be passed on: what has a value and is not secret. */
export const factsToPass = (register: Register, record: RegisterRecord): Field[] =>
  register.fields.filter(({ name, kept_by_server: kept, derived }) => {
    if (kept || derived || staysHere.includes(name) || name in maskedOf(record)) return false;
    const value = record[name];
    return value !== null && value !== undefined && value !== '';
  });

// What names or describes individuals is chosen by hand.
const byHand = ['aware_how', 'controllers'];

/** Begins with all facts but those that tell of individuals. */
export const newPassForm = (facts: readonly Field[]): PassForm => ({
  ticked: [],
  others: '',
  facts: facts.filter(({ name, personal }) => !personal && !byHand.includes(name)).map(({ name }) => name),
  note: '',
});

export const codesOf = ({ ticked, others }: PassForm): string[] => [
  ...new Set([...ticked, ...others.split(/[\s,;]+/).filter(Boolean)]),
];

export const passOf = (kind: PassKind, form: PassForm): NewPass => ({
  kind,
  ...(kind === 'inform' && { to: codesOf(form) }),
  facts: form.facts,
  note: form.note.trim(),
});
