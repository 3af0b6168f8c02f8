import type { Chapter, Chapters } from './types';

/** For tests: a chapter that nobody has written. */
export const specimenChapter = (key: string, more: Partial<Chapter> = {}): Chapter => ({
  key,
  title: key,
  wanted: false,
  text: '',
  html: '',
  version: 0,
  changed_at: null,
  changed_by: null,
  earlier: '',
  earlier_html: '',
  carried: false,
  standard: '',
  ...more,
});

/** A text that is written as Markdown, since it has a table. */
export const tableText = '| År | Antal |\n|---|---|\n| 2026 | 4 |\n';

export const specimenChapters = (more: Partial<Chapters> = {}): Chapters => ({
  unit: 'UTB',
  year: 2026,
  frozen: null,
  earlier_year: 2025,
  chapters: [
    specimenChapter('world', {
      title: 'Omvärlden',
      wanted: true,
      text: tableText,
      version: 3,
      changed_at: '2026-11-20T09:00:00Z',
      changed_by: 'Kim Ek',
      earlier: 'Förra årets omvärld.',
    }),
    specimenChapter('risks', { title: 'Risker' }),
  ],
  lacks: [],
  ...more,
});
