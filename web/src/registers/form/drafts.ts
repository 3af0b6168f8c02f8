import type { Values } from '@/api/records';
import type { Field, Register, RegisterRecord, Value } from '@/api/types';
import { one, type Search } from '@/app/search';
import { kindOf, readDraft } from '@/kinds';
import { kindWords } from '@/kinds/words';
import { type Language, word } from '@/words/words';
import { editableFields } from '../titles';

/** What stands in a form, by field: text as it was written. */
export type Drafts = Record<string, string>;

export function draftsOf(
  register: Register,
  values: Record<string, Value | undefined>,
  language: Language,
): Drafts {
  return Object.fromEntries(
    editableFields(register).map((field) => [
      field.name,
      kindOf(field).write(values[field.name] ?? null, language),
    ]),
  );
}

/** What is wrong with a draft, in words; undefined where nothing is. */
export function faultOf(field: Field, draft: string, language: Language): string | undefined {
  const { value, refusal } = readDraft(draft, field);
  if (refusal) return refusal.text[language];
  if (value !== null || !field.required) return undefined;
  return word(kindWords, 'missing', { field: field.label[language] });
}

const valueOf = (field: Field, drafts: Drafts): Value =>
  readDraft(drafts[field.name] ?? '', field).value ?? null;

/** What a new record is made of. */
export function valuesOf(register: Register, drafts: Drafts): Values {
  const values = editableFields(register).map((field): [string, Value] => [
    field.name,
    valueOf(field, drafts),
  ]);
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}

/** What has been changed: only that is sent. */
export function changesOf(
  register: Register,
  before: RegisterRecord,
  initial: Drafts,
  drafts: Drafts,
): Values {
  const changed = editableFields(register)
    .filter((field) => drafts[field.name] !== initial[field.name])
    .map((field): [string, Value] => [field.name, valueOf(field, drafts)]);
  return Object.fromEntries(changed.filter(([name, value]) => value !== (before[name] ?? null)));
}

/** What the address of the form says that a new record begins with: "?practice=Incidenthantering&year=2026". */
export function draftsFrom(register: Register, search: Search): Drafts {
  const said = editableFields(register).map((field): [string, string] => [
    field.name,
    one(search, field.name),
  ]);
  return Object.fromEntries(said.filter(([, draft]) => draft !== ''));
}

/** A new record begins with the whole authority and the year that it is. */
export function newDrafts(register: Register, authority: string, today: string, language: Language): Drafts {
  const values: Record<string, Value> = {};
  for (const field of editableFields(register)) {
    if (field.refers_to === 'units' && field.required) values[field.name] = authority;
    if (field.refers_to === register.plural && register.plural === 'units') values[field.name] = authority;
    if (field.kind === 'integer' && field.name === register.period)
      values[field.name] = Number(today.slice(0, 4));
  }
  return draftsOf(register, values, language);
}
