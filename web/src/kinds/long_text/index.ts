import type { Kind } from '../kind';
import { TextFilter } from '../text/TextFilter';
import { readText } from '../text_rules';
import { trimmed } from '../written';
import { LongTextInput } from './LongTextInput';

export const longText: Kind = {
  read: (written, field) => readText(written, field, (text) => trimmed(text).replace(/\r\n?/g, '\n')),
  write: (value) => String(value ?? ''),
  show: (value) => String(value ?? ''),
  Input: LongTextInput,
  Filter: TextFilter,
};
