import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { type Answer, type IncidentAt, incidentKey, incidentPath } from './incident_duties';
import { addressOf, ask } from './request';
import type { RegisterRecord } from './types';

/** What an authority asks for, as far as the incident's facts answer it. */
export interface FormItem {
  id: string;
  label: Text;
  /** Id of the duty that it fulfils. */
  duty: string;
  applies: Answer;
  /** How many of its fields lack an answer. */
  missing: number;
  sent: boolean;
}

export interface FormField {
  id: string;
  /** As the form numbers it. */
  number: string | null;
  label: Text;
  value: string;
  /** The field of the incident that the answer stands in; null: words of one's own, or a rule. */
  fact: string | null;
  missing: boolean;
  required: boolean;
  help: Text | null;
  /** What the report that this one continues says. */
  earlier: string | null;
}

export interface FilledForm {
  form: {
    id: string;
    label: Text;
    duty: string;
    recipient: Text;
    address: string;
    source: Text;
    valid_from: string;
    verified: boolean;
  };
  fields: FormField[];
  previous: { id: string; reference: string; title: string; sent_at: string } | null;
}

const pathOf = ({ id }: IncidentAt, form = '') => `${incidentPath(id)}/forms${form && `/${form}`}`;

export const formsQuery = (at: IncidentAt) =>
  queryOptions({
    queryKey: incidentKey(at, 'forms'),
    queryFn: async ({ signal }) => {
      const query = { authority: at.authority };
      return (await ask<{ items: FormItem[] }>('GET', pathOf(at), { query, signal })).items;
    },
  });

export const formQuery = (at: IncidentAt, form: string) =>
  queryOptions({
    queryKey: [...incidentKey(at, 'form'), form],
    queryFn: ({ signal }) =>
      ask<FilledForm>('GET', pathOf(at, form), { query: { authority: at.authority }, signal }),
  });

/** The form as a file. */
export const formFile = (at: IncidentAt, form: string, format: 'pdf' | 'json') =>
  addressOf(pathOf(at, form), { authority: at.authority, format });

export interface NewNotice {
  duty: string;
  form: string;
  title: string;
  recipient: string;
  content: Record<string, string>;
  sent_at: string;
  receipt: string;
  late_reason: string;
  previous: string | null;
}

/** Remembers that a report has been sent; `once`: the same key again makes no second one. */
export const sendNotice = (at: IncidentAt, notice: NewNotice, once: string) =>
  ask<RegisterRecord>('POST', `${incidentPath(at.id)}/notices`, {
    query: { authority: at.authority },
    body: notice,
    once,
  });
