import { type Days, daysOf, type Period } from './period';

const fields = ['from', 'to'] as const;

/** The days that both have changed, and not to the same. */
export function clashesOf(read: Period, mine: Days, theirs: Period): (keyof Days)[] {
  const before = daysOf(read);
  const saved = daysOf(theirs);
  return fields.filter(
    (field) =>
      mine[field] !== before[field] && saved[field] !== before[field] && mine[field] !== saved[field],
  );
}

/** One's own changes upon what somebody else has saved; where both changed a day, `own` tells whose stands. */
export function rebased(read: Period, mine: Days, theirs: Period, own: ReadonlySet<string>): Days {
  const before = daysOf(read);
  const clashes = clashesOf(read, mine, theirs);
  const chosen = daysOf(theirs);
  for (const field of fields) {
    const changed = mine[field] !== before[field];
    if (changed && (!clashes.includes(field) || own.has(field))) chosen[field] = mine[field];
  }
  return chosen;
}
