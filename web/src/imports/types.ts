import type { Value } from '@/api/types';

/** What the headings of a file were taken for. */
export interface HeadingLook {
  description: string;
  headings: string[];
  rows_seen: string[][];
  register: string | null;
  candidates: { register: string; fits: number }[];
  /** Heading → field; empty where it is left out. */
  mapping: Record<string, string>;
  unknown: string[];
  missing: string[];
}

export interface RowFault {
  line: number;
  heading: string;
  value: string;
  code: string;
  message: string;
  /** The whole row, for the file that can be mended. */
  cells?: string[];
}

export interface Offer {
  line: number;
  row: string;
  candidates: { id: string; reference: string; title: string }[];
}

export interface Conflict {
  line: number;
  record: string;
  heading: string;
  kept: string;
  offered: string;
}

export interface RowChange {
  line: number;
  record: string;
  /** Before and after, by field. */
  changes: Record<string, [Value, Value]>;
}

/** What an import did, or would do. */
export interface ImportReport {
  register: string;
  file: string;
  written: boolean;
  import_id: string | null;
  as_of: string | null;
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  archived: number;
  restored: number;
  absent_count: number;
  error_count: number;
  headings?: string[];
  mapping: Record<string, string>;
  unknown_headings: string[];
  absent: string[];
  errors: RowFault[];
  conflicts: Conflict[];
  offers: Offer[];
  changes: RowChange[];
  notices: { line: number; message: string }[];
}

/** An import that was made. */
export interface MadeImport {
  id: string;
  register: string;
  file_name: string;
  unit: string | null;
  at: string;
  by: string;
  created: number;
  changed: number;
  archived: number;
  undone_at: string | null;
  can_undo: boolean;
}

export interface Undone {
  archived: number;
  changed_back: number;
  restored: number;
}
