import { type Action, actions, type Scope } from '@/api/access';
import type { Cell, MatrixRoles } from '@/api/matrix';

/** One right that is not what it was. */
export interface Change {
  role: string;
  subject: string;
  action: Action;
  before: Scope;
  after: Scope;
}

export const cellAt = (roles: MatrixRoles, role: string, subject: string): Cell =>
  roles[role]?.[subject] ?? {};

export const scopeAt = (roles: MatrixRoles, role: string, subject: string, action: Action): Scope =>
  cellAt(roles, role, subject)[action] ?? 'none';

export const keyOf = ({ role, subject, action }: Pick<Change, 'role' | 'subject' | 'action'>): string =>
  `${role} ${subject} ${action}`;

const namesIn = (one: object = {}, other: object = {}) => [
  ...new Set([...Object.keys(one), ...Object.keys(other)]),
];

export function changesOf(before: MatrixRoles, after: MatrixRoles): Change[] {
  return namesIn(before, after).flatMap((role) =>
    namesIn(before[role], after[role]).flatMap((subject) =>
      actions
        .map((action) => ({
          role,
          subject,
          action,
          before: scopeAt(before, role, subject, action),
          after: scopeAt(after, role, subject, action),
        }))
        .filter((change) => change.before !== change.after),
    ),
  );
}

/** The matrix with another right; what is none is left out, as the API has it. */
export function withScope(
  roles: MatrixRoles,
  role: string,
  subject: string,
  action: Action,
  scope: Scope,
): MatrixRoles {
  const others = Object.entries(cellAt(roles, role, subject)).filter(([name]) => name !== action);
  const cell: Cell = Object.fromEntries(scope === 'none' ? others : [...others, [action, scope]]);
  return { ...roles, [role]: { ...roles[role], [subject]: cell } };
}

/** A right that both have changed, and not to the same. */
export interface Clash extends Pick<Change, 'role' | 'subject' | 'action'> {
  mine: Scope;
  theirs: Scope;
}

export function clashesOf(read: MatrixRoles, mine: MatrixRoles, theirs: MatrixRoles): Clash[] {
  const saved = new Map(changesOf(read, theirs).map((change) => [keyOf(change), change.after]));
  return changesOf(read, mine).flatMap(({ role, subject, action, after }) => {
    const other = saved.get(keyOf({ role, subject, action }));
    return other && other !== after ? [{ role, subject, action, mine: after, theirs: other }] : [];
  });
}

/** One's own changes upon what somebody else has saved; where both changed a right, `own` tells whose stands. */
export function rebased(
  read: MatrixRoles,
  mine: MatrixRoles,
  theirs: MatrixRoles,
  own: ReadonlySet<string>,
): MatrixRoles {
  const clashes = new Set(clashesOf(read, mine, theirs).map(keyOf));
  return changesOf(read, mine)
    .filter((change) => !clashes.has(keyOf(change)) || own.has(keyOf(change)))
    .reduce(
      (roles, { role, subject, action, after }) => withScope(roles, role, subject, action, after),
      theirs,
    );
}
