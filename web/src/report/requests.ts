import { queryOptions } from '@tanstack/react-query';
import { addressOf, ask } from '@/api/request';
import type { Job } from '@/api/types';
import type { Chapter, Chapters, ChapterVersion, Format, FrozenYear, Rendering, Verification } from './types';

/** Which report: of a unit, as the API has it ("UTB", "UTB/SKOLA"), and a year. */
export interface ReportPlace {
  unit: string;
  year: number;
}

const chapters = '/api/v1/report/chapters';

export const chaptersQuery = (place: ReportPlace) =>
  queryOptions({
    queryKey: ['report', 'chapters', place],
    queryFn: ({ signal }) => ask<Chapters>('GET', chapters, { query: { ...place }, signal }),
  });

export function saveChapter(place: ReportPlace, key: string, text: string, version: number) {
  return ask<Chapter>('PUT', `${chapters}/${key}`, { query: { ...place }, body: { text }, version });
}

export const versionsQuery = (place: ReportPlace, key: string) =>
  queryOptions({
    queryKey: ['report', 'versions', place, key],
    queryFn: async ({ signal }) =>
      (
        await ask<{ items: ChapterVersion[] }>('GET', `${chapters}/${key}/history`, {
          query: { ...place },
          signal,
        })
      ).items,
  });

/** `masked`: false puts what is secret in it, for who may see all of the authority's. */
export const previewAddress = (place: ReportPlace, masked: boolean) =>
  addressOf('/api/v1/report', { ...place, format: 'html', ...(!masked && { masked }) });

export const frozenQuery = (authority: string) =>
  queryOptions({
    queryKey: ['reviews', authority],
    queryFn: async ({ signal }) =>
      (await ask<{ items: FrozenYear[] }>('GET', '/api/v1/reviews', { query: { authority }, signal })).items,
  });

export function freeze(place: ReportPlace, once: string): Promise<FrozenYear> {
  return ask('POST', '/api/v1/reviews', { body: { ...place }, once });
}

export const verificationQuery = (authority: string) =>
  queryOptions({
    queryKey: ['verification', authority],
    // Every record that was counted is looked at: only when somebody asks.
    enabled: false,
    queryFn: ({ signal }) =>
      ask<Verification>('GET', '/api/v1/verification', { query: { authority }, signal }),
  });

export function orderRendering(place: ReportPlace, format: Format, masked: boolean): Promise<Job<Rendering>> {
  return ask('POST', '/api/v1/report/renderings', {
    query: { ...place, format, ...(!masked && { masked }) },
  });
}

export const fileAddress = (job: string) => `/api/v1/jobs/${job}/file`;
