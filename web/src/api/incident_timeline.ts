import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { type IncidentAt, incidentKey, incidentPath } from './incident_duties';
import { ask } from './request';

export const timelineKinds = [
  'note',
  'action',
  'contact',
  'decision',
  'message',
  'fact',
  'step',
  'notice',
  'evidence',
  'custody',
  'task',
  'passed',
  'merged',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** Something that has happened in an incident, written by itself or by hand. */
export interface TimelineItem {
  at: string;
  kind: TimelineKind;
  text: Text;
  /** A name, or a login. */
  by: string;
  record: { type: string; plural: string; id: string; reference: string | null } | null;
  /** Written by hand, by whoever asks: it may be changed. */
  own: boolean;
}

/** The newest last. */
export const timelineQuery = (at: IncidentAt) =>
  queryOptions({
    queryKey: incidentKey(at, 'timeline'),
    queryFn: async ({ signal }) => {
      const query = { authority: at.authority };
      const path = `${incidentPath(at.id)}/timeline`;
      return (await ask<{ items: TimelineItem[] }>('GET', path, { query, signal })).items;
    },
  });
