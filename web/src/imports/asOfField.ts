import type { Field } from '@/api/types';
import { importWords } from './words';

const text = ([sv, en]: readonly [string, string]) => ({ sv, en });

/** The day of an export is no field of a register, but is given as one. */
export const asOfField: Field = {
  name: 'as_of',
  label: text(importWords.entries.as_of),
  help: text(importWords.entries.as_of_help),
  kind: 'date',
  choices: [],
  refers_to: null,
  max_length: 0,
  minimum: null,
  maximum: null,
  required: false,
  sortable: false,
  searchable: false,
  listed: false,
  derived: false,
  personal: false,
};
