import type { Kind } from '../kind';
import { ReferenceFilter } from './ReferenceFilter';
import { ReferenceInput } from './ReferenceInput';
import { readReference } from './rules';

export const reference: Kind = {
  read: readReference,
  write: (value) => String(value ?? ''),
  show: (value, _field, { names }) => (typeof value === 'string' ? (names[value] ?? value) : ''),
  Input: ReferenceInput,
  Filter: ReferenceFilter,
};
