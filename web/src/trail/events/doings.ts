import type { TrailEntry } from '@/api/trail';
import { dayOf } from '@/words/format';

/** What somebody did in one go to things of one kind: 3,000 rows of an import are one line. */
export interface Doing {
  key: string;
  first: TrailEntry;
  entries: TrailEntry[];
}

export interface Day {
  /** In Sweden: "2026-11-21". */
  day: string;
  doings: Doing[];
}

const alike = (a: TrailEntry, b: TrailEntry) =>
  a.sequence === b.sequence && a.type === b.type && a.action === b.action;

function doingsOf(entries: readonly TrailEntry[]): Doing[] {
  const made: Doing[] = [];
  for (const entry of entries) {
    const last = made.at(-1);
    if (last && alike(last.first, entry)) last.entries.push(entry);
    else made.push({ key: `${entry.sequence}.${entry.ordinal}`, first: entry, entries: [entry] });
  }
  return made;
}

/** The events as they come, newest first, by day. */
export function daysOf(entries: readonly TrailEntry[]): Day[] {
  const made: Day[] = [];
  for (const doing of doingsOf(entries)) {
    const day = dayOf(doing.first.at);
    const last = made.at(-1);
    if (last?.day === day) last.doings.push(doing);
    else made.push({ day, doings: [doing] });
  }
  return made;
}

/** How many events of the same change there are before the last one that is shown. */
export const restOf = (doing: Doing): number => doing.entries.at(-1)?.ordinal ?? 0;

/** The last change of all may go on in what is not shown yet. */
export const goesOn = (doing: Doing): boolean => doing.entries.length > 1 && restOf(doing) > 0;

/** So many that one may want to go past them. */
export const manyEvents = 20;

/** `next` of a page whose last change is not to be shown any further. */
export const pastOf = (doing: Doing): string => `${doing.first.sequence}.0`;
