import { queryOptions } from '@tanstack/react-query';
import { ask } from './request';

/** A frozen year that its authority lets the city read. */
export interface PublishedReview {
  id: string;
  authority: { code: string; name: string };
  unit: string;
  year: number;
  frozen_at: string;
  frozen_by: string;
  head: string;
  published_at: string;
  published_by: string;
}

/** The report as it was frozen: chapters of blocks. */
export interface ReportDocument {
  unit: string;
  year: number;
  chapters: { id: string; title: string; blocks: ReportBlock[] }[];
}

export interface ReportCell {
  text: string;
  tone?: 'missing' | 'raised';
}

export type ReportBlock =
  | { kind: 'heading'; id: string; title: string }
  | { kind: 'words'; key: string; origin: string; markdown: string }
  | { kind: 'sentence'; text: string }
  | {
      kind: 'table';
      caption: string;
      columns: { heading: string; align: 'text' | 'number' }[];
      rows: ReportCell[][];
      note: string;
    }
  | { kind: 'chart'; title: string; description: string; entries: { label: string; shown: string }[] }
  | {
      kind: 'heat_map';
      caption: string;
      impact: string[];
      lines: { likelihood: string; cells: ReportCell[] }[];
      note: string;
    }
  | { kind: 'gaps'; gaps: { code: string; area: string; text: string; text_en: string }[] }
  | { kind: 'signatures'; labels: string[] };

export const publishedKey = ['published-reviews'];

export const publishedQuery = queryOptions({
  queryKey: publishedKey,
  queryFn: async ({ signal }) =>
    (await ask<{ items: PublishedReview[] }>('GET', '/api/v1/published-reviews', { signal })).items,
});

export const publishedReviewQuery = (id: string) =>
  queryOptions({
    queryKey: [...publishedKey, id],
    queryFn: ({ signal }) =>
      ask<PublishedReview & { document: ReportDocument }>('GET', `/api/v1/published-reviews/${id}`, {
        signal,
      }),
  });

/** Lets the city read a frozen year; it stays published. */
export function publishReview(id: string, authority: string) {
  return ask<PublishedReview>('POST', `/api/v1/reviews/${id}/publish`, { query: { authority } });
}
