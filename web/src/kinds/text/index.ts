import type { Kind } from '../kind';
import { readText } from '../text_rules';
import { collapsed } from '../written';
import { TextFilter } from './TextFilter';
import { TextInput } from './TextInput';

export const text: Kind = {
  read: (written, field) => readText(written, field, collapsed),
  write: (value) => String(value ?? ''),
  show: (value) => String(value ?? ''),
  Input: TextInput,
  Filter: TextFilter,
};
