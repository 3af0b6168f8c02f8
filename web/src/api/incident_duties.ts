import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { ask } from './request';
import type { RegisterRecord, Value } from './types';

export type IncidentStatus = 'new' | 'triage' | 'ongoing' | 'learning' | 'closed';

/** In the order that an incident goes through them. */
export const incidentStatuses: readonly IncidentStatus[] = ['new', 'triage', 'ongoing', 'learning', 'closed'];

/** What the records that are still worked with have: the term of a list. */
export const openIncidents = 'in.(new,triage,ongoing,learning)';

/** Not known is neither yes nor no. */
export type Answer = 'yes' | 'no' | 'unknown';

/** When a duty must be fulfilled. */
export interface Clock {
  /** The fact that it counts from: a field of the incident, or what was sent. */
  from: { fact: string; at: string };
  due: string;
  /** The end of a month as a day: what is worked towards. */
  works_towards: string | null;
  /** The day that a weekend or a holiday moves it to. */
  last_lawful: string | null;
  late: boolean;
}

/** A report that has been sent because of a duty. */
export interface SentNotice {
  id: string;
  reference: string;
  title: string;
  sent_at: string;
  /** Login. */
  sent_by: string;
  receipt: string | null;
  late: boolean;
  late_reason: string | null;
  /** Id of the report that it continues. */
  previous: string | null;
}

/** Who must fulfil a duty. */
export interface DutyHolder {
  kind: 'authority' | 'legal_person';
  code: string;
  name: string;
  /** It is the authority that is shown. */
  mine: boolean;
}

export interface Duty {
  id: string;
  label: Text;
  law: string;
  paragraph: string;
  applies: Answer;
  because: Text;
  /** Fields of the incident that the answer waits for. */
  missing: string[];
  holder: DutyHolder;
  recipient: Text;
  without_delay: boolean;
  clock: Clock | null;
  sent: SentNotice[];
  done: boolean;
  form: string | null;
  source: Text;
  valid_from: string;
  verified: boolean;
}

/** A limit that makes an incident significant, and the incident's figure beside it. */
export interface Threshold {
  id: string;
  label: Text;
  limit: Text;
  figure: Text | null;
  /** Null: not known. */
  met: boolean | null;
  counted: 'incident' | 'legal_person';
  source: Text;
  verified: boolean;
}

export interface Significance {
  result: Answer;
  because: Text;
  thresholds: Threshold[];
  /** Sums over the legal person. */
  counted: { incidents: number; registered: number; cost: number } | null;
}

/** Where an incident may go from here, and what that takes. */
export interface Step {
  to: IncidentStatus;
  label: Text;
  allowed: boolean;
  because: Text | null;
  /** Fields of the incident. */
  needs: string[];
}

export interface IncidentDuties {
  /** The title is null where it is masked. */
  incident: { id: string; reference: string; title: string | null; version: number; status: IncidentStatus };
  sensitive: 'no' | 'partly' | 'yes' | null;
  duties: Duty[];
  significance: Significance;
  /** Ids of this authority's duties by law that are not fulfilled. */
  owed: string[];
  steps: Step[];
}

export type WhatIf = IncidentDuties & {
  /** Ids of duties whose answer is another than now. */
  changed: string[];
};

/** Where an incident lies: its id, and the code of the authority. */
export interface IncidentAt {
  id: string;
  authority: string;
}

export const incidentPath = (id: string) => `/api/v1/incidents/${encodeURIComponent(id)}`;

export const incidentKey = ({ id, authority }: IncidentAt, what: string) => [
  'records',
  'incidents',
  what,
  authority,
  id,
];

export const dutiesQuery = (at: IncidentAt) =>
  queryOptions({
    queryKey: incidentKey(at, 'duties'),
    queryFn: ({ signal }) =>
      ask<IncidentDuties>('GET', `${incidentPath(at.id)}/duties`, {
        query: { authority: at.authority },
        signal,
      }),
  });

export type Facts = Record<string, Value>;

/** What the duties would be with other facts; nothing is saved. */
export const whatIfQuery = (at: IncidentAt, facts: Facts) =>
  queryOptions({
    queryKey: [...incidentKey(at, 'what-if'), facts],
    queryFn: ({ signal }) =>
      ask<WhatIf>('POST', `${incidentPath(at.id)}/what-if`, {
        query: { authority: at.authority },
        body: { facts },
        signal,
      }),
  });

export interface StepTaken {
  to: IncidentStatus;
  version: number;
  facts?: Facts;
  /** Asked for where a closed incident is opened again. */
  reason?: string;
}

export const takeStep = (at: IncidentAt, step: StepTaken) =>
  ask<{ record: RegisterRecord; duties: IncidentDuties }>('POST', `${incidentPath(at.id)}/steps`, {
    query: { authority: at.authority },
    body: step,
  });
