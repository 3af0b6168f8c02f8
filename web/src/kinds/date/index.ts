import type { Kind } from '../kind';
import { DateFilter } from './DateFilter';
import { DateInput } from './DateInput';
import { readDate } from './rules';

export const date: Kind = {
  read: readDate,
  write: (value) => String(value ?? ''),
  show: (value, _field, { formats }) =>
    typeof value === 'string' && value !== '' ? formats.date(value) : '',
  group: true,
  Input: DateInput,
  Filter: DateFilter,
};
