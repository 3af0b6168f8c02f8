import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { ask } from './request';
import type { RegisterRecord } from './types';

/** What a sample is to show; shares in per cent. */
export interface SampleWish {
  population: number;
  expected: number;
  tolerable: number;
  confidence: number;
}

export interface SampleSize {
  size: number;
  sentence: Text;
}

export const sampleSizeQuery = (wish: SampleWish) =>
  queryOptions({
    queryKey: ['sampling', 'size', wish],
    staleTime: Infinity,
    queryFn: ({ signal }) => ask<SampleSize>('GET', '/api/v1/sampling', { query: { ...wish }, signal }),
  });

/** What was found in a sample. */
export interface SampleFound {
  /** Missing: unknown, or very large. */
  population?: number;
  confidence: number;
  checked: number;
  deviations: number;
}

/** What a sample says of all that it was drawn from; shares in per cent. */
export interface Reach {
  share: number;
  lower: number;
  upper: number;
  method: 'clopper_pearson' | 'hypergeometric';
  sentence: Text;
}

export const reachQuery = (found: SampleFound) =>
  queryOptions({
    queryKey: ['sampling', 'reach', found],
    staleTime: Infinity,
    queryFn: ({ signal }) => ask<Reach>('GET', '/api/v1/sampling', { query: { ...found }, signal }),
  });

/** Draws a sample for a control; missing size: the one that its plan comes to. */
export const drawSample = (control: string, authority: string, size?: number) =>
  ask<{ performance: RegisterRecord; numbers: number[] }>(
    'POST',
    `/api/v1/internal-controls/${control}/draws`,
    { query: { authority }, body: size === undefined ? {} : { size } },
  );

export interface Drawn {
  seed: string;
  population: number;
  size: number;
  numbers: number[];
  sentence: Text;
}

/** The same numbers as when they were drawn. */
export const drawnQuery = (performance: string, authority: string) =>
  queryOptions({
    queryKey: ['records', 'control-performances', 'drawn', performance],
    queryFn: ({ signal }) =>
      ask<Drawn>('GET', `/api/v1/control-performances/${performance}/drawn`, {
        query: { authority },
        signal,
      }),
  });
