import { prunedKinds, type PrunedKind, type Retention } from '@/api/settings';

/** Days that people are likely to want, of which the page says so many years. */
export const presets = [183, 365, 730, 1095, 1825, 2555, 3650] as const;

/** How long a kind is kept, as the form has it: for ever, a preset's days, or a number of days of one's own. */
export interface Term {
  choice: string;
  days: string;
}

export const keep = 'keep';
export const other = 'other';
export const mostDays = 36_525;

export type Terms = Record<PrunedKind, Term>;

const daysKept = (retention: Retention, kind: PrunedKind): number | null => retention[kind] ?? null;

const termOf = (days: number | null): Term => {
  if (days === null) return { choice: keep, days: '' };
  const preset = presets.some((one) => one === days);
  return { choice: preset ? String(days) : other, days: String(days) };
};

export const termsOf = (retention: Retention): Terms =>
  Object.fromEntries(prunedKinds.map((kind) => [kind, termOf(daysKept(retention, kind))])) as Terms;

/** The days that a term says; null: for ever; undefined: it cannot be read. */
export function daysOf({ choice, days }: Term): number | null | undefined {
  if (choice === keep) return null;
  if (choice !== other) return Number(choice);
  const text = days.trim();
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= mostDays ? number : undefined;
}

export const faultsOf = (terms: Terms): PrunedKind[] =>
  prunedKinds.filter((kind) => daysOf(terms[kind]) === undefined);

export const retentionOf = (terms: Terms): Retention =>
  Object.fromEntries(prunedKinds.map((kind) => [kind, daysOf(terms[kind]) ?? null]));

export interface TermChange {
  kind: PrunedKind;
  before: number | null;
  after: number | null;
}

export const changesOf = (before: Retention, after: Retention): TermChange[] =>
  prunedKinds
    .map((kind) => ({ kind, before: daysKept(before, kind), after: daysKept(after, kind) }))
    .filter((one) => one.before !== one.after);

/** What is older than the new term is lost. */
export const shortens = ({ before, after }: TermChange): boolean =>
  after !== null && (before === null || after < before);

/** Kinds that both have changed, each in their own way. */
export const clashesOf = (read: Retention, mine: Retention, theirs: Retention): PrunedKind[] => {
  const own = new Set(changesOf(read, mine).map((one) => one.kind));
  const differ = new Set(changesOf(mine, theirs).map((one) => one.kind));
  return changesOf(read, theirs)
    .map((one) => one.kind)
    .filter((kind) => own.has(kind) && differ.has(kind));
};

/** Theirs with what one has changed oneself, but for the clashes where theirs shall stand. */
export function mergedWith(
  read: Retention,
  mine: Retention,
  theirs: Retention,
  keepMine: Set<string>,
): Retention {
  const clashes = new Set(clashesOf(read, mine, theirs));
  const own = changesOf(read, mine).filter(({ kind }) => !clashes.has(kind) || keepMine.has(kind));
  return { ...theirs, ...Object.fromEntries(own.map(({ kind, after }) => [kind, after])) };
}
