import { DateFilter } from '../date/DateFilter';
import { DateInput } from '../date/DateInput';
import type { Kind } from '../kind';
import { readInstant } from './rules';

export const instant: Kind = {
  read: readInstant,
  write: (value) => String(value ?? ''),
  show: (value, _field, { formats }) =>
    typeof value === 'string' && value !== '' ? formats.instant(value) : '',
  group: true,
  Input: DateInput,
  Filter: DateFilter,
};
