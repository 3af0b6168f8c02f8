import type { TimelineItem, TimelineKind } from '@/api/incident_timeline';

/** What is written by hand; the others come by themselves. */
export const kindsByHand: readonly TimelineKind[] = ['note', 'action', 'contact', 'decision', 'message'];

/** A kind of item, or a sort of kinds; empty: everything. */
export type Wanted = '' | 'by_hand' | 'by_itself' | TimelineKind;

const fits = (kind: TimelineKind, wanted: string): boolean => {
  if (wanted === '') return true;
  if (wanted === 'by_hand') return kindsByHand.includes(kind);
  if (wanted === 'by_itself') return !kindsByHand.includes(kind);
  return kind === wanted;
};

/** What is wanted of a timeline, the latest first; as it came where it happened at once. */
export const shownOf = (items: readonly TimelineItem[], wanted: string): TimelineItem[] =>
  items
    .filter(({ kind }) => fits(kind, wanted))
    .map((item, place) => ({ item, place, at: Date.parse(item.at) }))
    .sort((a, b) => b.at - a.at || b.place - a.place)
    .map(({ item }) => item);

/** The kinds that a timeline has, in the order of `kinds`. */
export const kindsIn = (items: readonly TimelineItem[], kinds: readonly TimelineKind[]): TimelineKind[] =>
  kinds.filter((kind) => items.some((item) => item.kind === kind));
