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

// What is the authority's own and means nothing to another: src/areas/incidents/pass_incident.cpp refuses it.
const staysHere = [
  'diary_number',
  'reported_at',
  'reported_to_imy',
  'source',
  'unit',
  'status',
  'reporter',
  'handler',
  'people',
  'external_reference',
  'aware_at',
  'aware_how',
  'insured',
  'privacy_role',
  'controllers',
  'privacy_risk',
  'privacy_risk_reason',
  'not_told',
  'significant',
  'significance_reason',
  'report_asked',
  'lessons',
  'triaged_at',
  'closed_at',
  'imy_reported_at',
];

/** The facts that can be passed on: what has a value and is not secret. */
export const factsToPass = (register: Register, record: RegisterRecord): Field[] =>
  register.fields.filter(({ name, kept_by_server: kept, derived }) => {
    if (kept || derived || staysHere.includes(name) || name in maskedOf(record)) return false;
    const value = record[name];
    return value !== null && value !== undefined && value !== '';
  });

/** Begins with all facts but those that tell of individuals. */
export const newPassForm = (facts: readonly Field[]): PassForm => ({
  ticked: [],
  others: '',
  facts: facts.filter(({ personal }) => !personal).map(({ name }) => name),
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
