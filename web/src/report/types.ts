import type { Text } from '@/words/words';

/** A chapter and its words, of one unit and year. */
export interface Chapter {
  key: string;
  title: string;
  /** The report lacks something while nobody has written. */
  wanted: boolean;
  /** Markdown. */
  text: string;
  html: string;
  /** 0: nobody has written this year. */
  version: number;
  changed_at: string | null;
  changed_by: string | null;
  /** The text of the last frozen year. */
  earlier: string;
  earlier_html: string;
  /** The earlier text stands in the report, for want of a newer. */
  carried: boolean;
  /** A text that Ringmur has for the chapter, where it has one. */
  standard: string;
}

export interface Lack {
  /** "words.missing", "risk.none" … */
  code: string;
  text: Text;
  /** The chapter that says so. */
  chapter: string | null;
  /** The page's own address of where it is mended. */
  address: string | null;
}

export interface Chapters {
  unit: string;
  year: number;
  frozen: { id: string; at: string; by: string } | null;
  earlier_year: number | null;
  chapters: Chapter[];
  lacks: Lack[];
}

export interface ChapterVersion {
  version: number;
  text: string;
  html: string;
  changed_at: string;
  changed_by: string;
}

export interface FrozenYear {
  id: string;
  authority: string;
  /** Id. */
  unit: string;
  year: number;
  frozen_at: string;
  frozen_by: string;
  head: string;
}

export interface ChangedRecord {
  figure: string;
  type: string;
  id: string;
  record: string;
  frozen_version: number;
  version: number;
  changed_at: string;
  /** Empty: the data was changed beside Ringmur. */
  changed_by: string;
}

export interface ChangedFigure {
  id: string;
  /** "41 → 42" */
  difference: string;
}

export interface Verification {
  authority: string;
  chain: { sound: boolean; links: number; head: string; fault?: string };
  items: {
    year: number;
    records: number;
    changed: ChangedRecord[];
    figures: ChangedFigure[];
  }[];
}

export type Format = 'pdf' | 'docx' | 'html' | 'json';

export interface Rendering {
  file_name: string;
  content_type: string;
  bytes: number;
}
