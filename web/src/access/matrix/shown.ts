import type { Role } from '@/api/access';
import type { MatrixRoles, Subject } from '@/api/matrix';

/** A role's rights to a subject, which somebody wants to change. */
export interface ChosenCell {
  role: Role;
  subject: Subject;
}

/** The matrix as it is drawn, as a table or role by role. */
export interface MatrixShown {
  roles: readonly Role[];
  subjects: readonly Subject[];
  rights: MatrixRoles;
  /** Keys of the rights that are changed and not saved. */
  changed: ReadonlySet<string>;
  /** Null: to be read only. */
  onChoose: ((cell: ChosenCell) => void) | null;
}

export const kinds = [
  { kind: 'register', word: 'registers' },
  { kind: 'duty', word: 'duties' },
] as const;
