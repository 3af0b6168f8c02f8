import { maskingIn, secretText } from '@/app/secrecy';
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
    const name = names[value];
    const masking = name === undefined ? null : maskingIn(name);
    if (masking) return secretText(masking);
    return name ?? (isId(value) ? '…' : value);
  },
  Input: ReferenceInput,
  Filter: ReferenceFilter,
};
