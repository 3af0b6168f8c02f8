import { queryOptions } from '@tanstack/react-query';
import { ask } from '@/api/request';
import type { Text } from '@/words/words';

interface Chapter {
  key: string;
  title: string;
  /** The review wants words of the person's own here. */
  wanted: boolean;
  /** 0: nobody has written. */
  version: number;
}

export interface Lack {
  text: Text;
  chapter: string | null;
  /** The page's list where it is mended. */
  address: string | null;
}

export interface Chapters {
  year: number;
  frozen: { id: string; at: string; by: string } | null;
  chapters: Chapter[];
  lacks: Lack[];
}

export const chaptersQuery = (unit: string, year: number) =>
  queryOptions({
    queryKey: ['report', 'chapters', 'start', unit, year],
    queryFn: ({ signal }) =>
      ask<Chapters>('GET', '/api/v1/report/chapters', { query: { unit, year }, signal }),
  });

/** How many of the texts that the review wants are written. */
export function writtenOf({ chapters }: Chapters): { written: number; wanted: number } {
  const wanted = chapters.filter((chapter) => chapter.wanted);
  return { written: wanted.filter((chapter) => chapter.version > 0).length, wanted: wanted.length };
}
