import type { Kind } from '../kind';
import { ReferenceFilter } from './ReferenceFilter';
import { ReferenceInput } from './ReferenceInput';
import { isId, readReference } from './rules';

export const reference: Kind = {
  read: readReference,
  write: (value) => String(value ?? ''),
  show: (value, _field, { names }) => {
    if (typeof value !== 'string') return '';
    // The title of a record is on its way; a code is a name itself.
    return names[value] ?? (isId(value) ? '…' : value);
  },
  Input: ReferenceInput,
  Filter: ReferenceFilter,
};
