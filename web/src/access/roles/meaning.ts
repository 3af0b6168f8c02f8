import { type Action, actions, type Scope, scopes } from '@/api/access';
import type { Cell, Subject } from '@/api/matrix';

/** What a role may: the same verbs, as far, with these subjects. */
export interface Meaning {
  kind: Subject['kind'];
  actions: Action[];
  scope: Exclude<Scope, 'none'>;
  subjects: Subject[];
}

const far = [...scopes].reverse();

/** A role's rights as few sentences: those about registers first, those that reach furthest first. */
export function meaningOf(cells: Record<string, Cell>, subjects: readonly Subject[]): Meaning[] {
  const made = new Map<string, Meaning>();
  for (const subject of subjects) {
    const cell = cells[subject.name] ?? {};
    for (const scope of far) {
      const its = actions.filter((action) => cell[action] === scope);
      if (scope === 'none' || its.length === 0) continue;
      const key = `${subject.kind} ${scope} ${its.join(' ')}`;
      const same = made.get(key);
      if (same) same.subjects.push(subject);
      else made.set(key, { kind: subject.kind, actions: its, scope, subjects: [subject] });
    }
  }
  const place = (one: Meaning) => (one.kind === 'register' ? 0 : 1);
  return [...made.values()].sort(
    (a, b) =>
      place(a) - place(b) || b.actions.length - a.actions.length || b.subjects.length - a.subjects.length,
  );
}

/** Where nearly all of them are meant it is shorter to say which are not: null where all should be named. */
export function leftOut(meant: readonly Subject[], all: readonly Subject[]): Subject[] | null {
  const others = all.filter((one) => !meant.includes(one));
  return others.length <= 3 && meant.length > others.length ? others : null;
}
