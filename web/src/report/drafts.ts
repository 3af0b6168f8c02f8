import { useSyncExternalStore } from 'react';
import type { ReportPlace } from './requests';

/** What has been written and not saved, and upon which version. */
export interface Draft {
  text: string;
  version: number;
}

const prefix = 'ringmur-report:';
const listeners = new Set<() => void>();

const storeName = (place: ReportPlace) => `${prefix}${place.unit}:${place.year}:`;

/** Where the draft of a chapter is kept. */
export const draftName = (place: ReportPlace, chapter: string) => storeName(place) + chapter;

// Beside the browser's own store, which may be full or closed.
const kept = new Map<string, Draft>();

function stored(name: string): Draft | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(name) ?? 'null') as Partial<Draft> | null;
    return typeof found?.text === 'string' && typeof found.version === 'number' ? (found as Draft) : null;
  } catch {
    return null;
  }
}

export function readDraft(name: string): Draft | null {
  return kept.get(name) ?? stored(name);
}

/** Keeps a draft through a reload and a lost session, but not when the browser is closed; null forgets it. */
export function keepDraft(name: string, draft: Draft | null): void {
  if (draft) kept.set(name, draft);
  else kept.delete(name);
  try {
    if (draft) sessionStorage.setItem(name, JSON.stringify(draft));
    else sessionStorage.removeItem(name);
  } catch {
    // It is still kept while the page is open.
  }
  listeners.forEach((listener) => listener());
}

function storedNames(): string[] {
  try {
    return Object.keys(sessionStorage);
  } catch {
    return [];
  }
}

/** The chapters of a report that have words which are not saved, in a text that is the same while they are. */
export function draftedChapters(place: ReportPlace): string {
  const start = storeName(place);
  const names = new Set([...kept.keys(), ...storedNames()].filter((name) => name.startsWith(start)));
  return Array.from(names, (name) => name.slice(start.length))
    .sort()
    .join(' ');
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useDraftedChapters(place: ReportPlace): string[] {
  const drafted = useSyncExternalStore(listen, () => draftedChapters(place));
  return drafted === '' ? [] : drafted.split(' ');
}
