import type { Kind } from '../kind';
import { NumberFilter } from '../NumberFilter';
import { NumberInput } from '../NumberInput';
import { readDecimal } from './rules';

export const decimal: Kind = {
  read: readDecimal,
  write: (value, language) => String(value ?? '').replace('.', language === 'sv' ? ',' : '.'),
  show: (value, _field, { formats }) => (typeof value === 'number' ? formats.number(value) : ''),
  numeric: true,
  Input: NumberInput,
  Filter: NumberFilter,
};
