import type { Kind } from '../kind';
import { NumberFilter } from '../NumberFilter';
import { NumberInput } from '../NumberInput';
import { readInteger } from './rules';

const groupedFrom = 10_000;

export const integer: Kind = {
  read: readInteger,
  write: (value) => String(value ?? ''),
  // Up to four digits stand together, so that a year is written as a year.
  show: (value, _field, { formats }) => {
    if (typeof value !== 'number') return '';
    return Math.abs(value) < groupedFrom ? String(value).replace('-', '\u2212') : formats.number(value);
  },
  numeric: true,
  Input: NumberInput,
  Filter: NumberFilter,
};
