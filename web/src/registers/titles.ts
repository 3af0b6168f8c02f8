import { type Masked, maskedOf } from '@/api/secrecy';
import type { Field, Register, RegisterRecord } from '@/api/types';
import { secretName } from '@/app/secrecy';
import { showValue } from '@/kinds';
import type { Reader } from '@/kinds/kind';
import { fieldOf } from '@/api/registers';

/** What a record is called; empty where it has no name. */
export function titleOf(register: Register, record: RegisterRecord, reader: Reader): string {
  const masking = maskedOf(record)[register.title];
  if (masking) return secretName(masking) + (record.reference ? ` (${record.reference})` : '');
  const field = fieldOf(register, register.title);
  return (field && showValue(record[field.name], field, reader)) || (record.reference ?? '');
}

export const editableFields = (register: Register): Field[] =>
  register.fields.filter((field) => !field.derived && !field.kept_by_server);

/** Of a record that is there. */
export const changeableFields = (register: Register): Field[] =>
  editableFields(register).filter((field) => !field.moved_by_steps);

export type GroupName = 'required' | 'optional' | 'texts' | 'derived' | 'kept';

export interface FieldGroup {
  name: GroupName;
  fields: Field[];
}

const groupOf = (field: Field): GroupName => {
  if (field.derived) return 'derived';
  if (field.kept_by_server) return 'kept';
  if (field.required) return 'required';
  return field.kind === 'long_text' ? 'texts' : 'optional';
};

/** The facts of a record in groups, what must be there first. */
export function groupsOf(register: Register): FieldGroup[] {
  const names: GroupName[] = ['required', 'optional', 'texts', 'derived', 'kept'];
  return names
    .map((name) => ({ name, fields: register.fields.filter((field) => groupOf(field) === name) }))
    .filter((group) => group.fields.length > 0);
}

/** A field that a mark on the whole record leaves open: where it lies and of which period. */
const staysOpen = (register: Register, field: Field) =>
  field.refers_to === 'units' || field.name === register.period;

/** Whether all of a record is masked. */
export const isWhollyMasked = (register: Register, masked: Masked): boolean =>
  register.fields.every((field) => field.name in masked || staysOpen(register, field));

/** The register as it is for who changes a record: without what is masked, and what moves by steps. */
export const forChange = (register: Register, masked: Masked): Register => ({
  ...register,
  fields: register.fields.filter((field) => !(field.name in masked) && !field.moved_by_steps),
});
