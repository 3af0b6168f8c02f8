import type { Values } from '@/api/records';
import { maskedOf } from '@/api/secrecy';
import type { Field, Register, RegisterRecord } from '@/api/types';
import { editableFields } from '../titles';

export interface Clash {
  /** Changed by both, and not to the same. */
  both: Field[];
  /** Changed by the other only: theirs stands. */
  theirs: Field[];
  /** Written by one, and marked as secret by the other: it cannot be written any more. */
  masked: Field[];
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
  const hidden = maskedOf(saved);
  return {
    masked: changed.filter(({ name }) => name in changes && name in hidden),
    both: changed.filter(
      ({ name }) => name in changes && !(name in hidden) && changes[name] !== (saved[name] ?? null),
    ),
    theirs: changed.filter(({ name }) => !(name in changes)),
  };
}
