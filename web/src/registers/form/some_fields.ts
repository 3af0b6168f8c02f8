import type { Register } from '@/api/types';

/** The register with no other fields than those named, in that order, for a form of a part of a record. */
export const withFields = (register: Register, names: readonly string[]): Register => ({
  ...register,
  fields: names.flatMap((name) => register.fields.filter((field) => field.name === name)),
});
