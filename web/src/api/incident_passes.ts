import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { type IncidentAt, incidentKey, incidentPath } from './incident_duties';
import { ask } from './request';

/** Handed over to the legal person's contact function, or told to another authority. */
export type PassKind = 'handover' | 'inform';

/** What has passed between this authority and another; the other's own record is never told. */
export interface Pass {
  id: string;
  kind: PassKind;
  direction: 'out' | 'in';
  authority: { code: string; name: string };
  at: string;
  by: string;
  note: string;
  facts: { field: string; label: Text; text: string }[];
}

export interface NewPass {
  kind: PassKind;
  /** Codes; left out for a handover, which goes to the contact function. */
  to?: string[];
  /** Fields of the incident. */
  facts: string[];
  note: string;
}

const pathOf = ({ id }: IncidentAt) => `${incidentPath(id)}/passes`;

export const passesQuery = (at: IncidentAt) =>
  queryOptions({
    queryKey: incidentKey(at, 'passes'),
    queryFn: async ({ signal }) => {
      const query = { authority: at.authority };
      return (await ask<{ items: Pass[] }>('GET', pathOf(at), { query, signal })).items;
    },
  });

export const passOn = (at: IncidentAt, pass: NewPass, once: string) =>
  ask<{ items: Pass[] }>('POST', pathOf(at), { query: { authority: at.authority }, body: pass, once });
