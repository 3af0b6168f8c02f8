import { kindWords } from '../words';
import type { Kind } from '../kind';
import { BooleanFilter } from './BooleanFilter';
import { BooleanInput } from './BooleanInput';
import { readBoolean } from './rules';

const { yes, no } = kindWords.entries;

export const boolean: Kind = {
  read: readBoolean,
  write: (value) => (typeof value === 'boolean' ? String(value) : ''),
  show: (value, _field, { language }) => {
    if (typeof value !== 'boolean') return '';
    return (value ? yes : no)[language === 'sv' ? 0 : 1];
  },
  Input: BooleanInput,
  Filter: BooleanFilter,
};
