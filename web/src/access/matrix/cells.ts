import { type Action, actions, type Scope, scopes } from '@/api/access';
import type { Cell, Subject } from '@/api/matrix';

/** Actions that reach as far. */
export interface Group {
  scope: Exclude<Scope, 'none'>;
  actions: Action[];
}

/** What a cell holds, the furthest first; none where nothing is allowed. */
export function groupsOf(cell: Cell): Group[] {
  return [...scopes].reverse().flatMap((scope) => {
    if (scope === 'none') return [];
    const its = actions.filter((action) => cell[action] === scope);
    return its.length > 0 ? [{ scope, actions: its }] : [];
  });
}

/** What can be chosen for a subject: a duty is read or written; more only where the matrix says so already. */
export const actionsFor = (subject: Subject, cell: Cell): Action[] =>
  actions.filter(
    (action) => subject.kind === 'register' || action === 'read' || action === 'write' || cell[action],
  );

/** A duty has no records of one's own. */
export const scopesFor = (subject: Subject, chosen: Scope): Scope[] =>
  scopes.filter((scope) => subject.kind === 'register' || scope !== 'own' || chosen === 'own');
