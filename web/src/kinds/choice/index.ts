import type { Kind } from '../kind';
import { ChoiceFilter } from './ChoiceFilter';
import { ChoiceInput } from './ChoiceInput';
import { readChoice } from './rules';

export const choice: Kind = {
  read: readChoice,
  write: (value) => String(value ?? ''),
  show: (value, field, { language }) =>
    field.choices.find((one) => one.code === value)?.label[language] ?? String(value ?? ''),
  Input: ChoiceInput,
  Filter: ChoiceFilter,
};
