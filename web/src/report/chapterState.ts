import type { Chapter } from './types';

export type ChapterState = 'written' | 'carried' | 'lacks' | 'standard' | 'optional';

/** How it is with the words of a chapter this year. */
export function chapterState(chapter: Chapter): ChapterState {
  if (chapter.carried) return 'carried';
  if (chapter.text.trim() !== '') return 'written';
  if (chapter.wanted) return 'lacks';
  return chapter.standard.trim() === '' ? 'optional' : 'standard';
}

/** The chapter to begin with: the one asked for, else the first that needs its words. */
export function chapterToShow(chapters: Chapter[], wanted: string): Chapter | undefined {
  const first = (state: ChapterState) => chapters.find((chapter) => chapterState(chapter) === state);
  const asked = chapters.find((chapter) => chapter.key === wanted);
  return asked ?? first('lacks') ?? first('carried') ?? chapters[0];
}
