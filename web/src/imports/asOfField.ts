import { formField } from '@/kinds/form_field';
import { importWords } from './words';

const text = ([sv, en]: readonly [string, string]) => ({ sv, en });

/** The day of an export is no field of a register, but is given as one. */
export const asOfField = formField({
  name: 'as_of',
  label: text(importWords.entries.as_of),
  help: text(importWords.entries.as_of_help),
  kind: 'date',
});
