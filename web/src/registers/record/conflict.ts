import type { Values } from '@/api/records';
import type { Field, Register, RegisterRecord } from '@/api/types';
import { editableFields } from '../titles';

export interface Clash {
  /** Changed by both, and not to the same. */
  both: Field[];
  /** Changed by the other only: theirs stands. */
  theirs: Field[];
}

/** What two people changed in the record that both read as `base`. */
export function clashOf(
  register: Register,
  base: RegisterRecord,
  saved: RegisterRecord,
  changes: Values,
): Clash {
  const changed = editableFields(register).filter(
    ({ name }) => (saved[name] ?? null) !== (base[name] ?? null),
  );
  return {
    both: changed.filter(({ name }) => name in changes && changes[name] !== (saved[name] ?? null)),
    theirs: changed.filter(({ name }) => !(name in changes)),
  };
}
