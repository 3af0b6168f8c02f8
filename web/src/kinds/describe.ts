import type { Field } from '@/api/types';
import { word } from '@/words/words';
import { kindOf } from '.';
import { parseDate } from './calendar';
import type { Reader } from './kind';
import { type Operator, parseTerm } from './term';
import { kindWords } from './words';

const compares: readonly Operator[] = ['lt', 'lte', 'gt', 'gte'];

function shownValue(text: string, field: Field, reader: Reader): string {
  if (field.kind === 'instant' && parseDate(text)) return reader.formats.date(text);
  const { value } = kindOf(field).read(text, field);
  return value === undefined ? text : kindOf(field).show(value, field, reader) || text;
}

/** A condition in plain words: "minst 9", "Pågår eller Ny". What is not understood stands as it was written. */
export function describeTerm(text: string, field: Field, reader: Reader): string {
  const term = parseTerm(text);
  if (!term) return text;
  const or = ` ${word(kindWords, 'or')} `;
  const value = term.values.map((one) => shownValue(one, field, reader)).join(or);
  const time = field.kind === 'date' || field.kind === 'instant';
  if (time && compares.includes(term.operator)) {
    return word(kindWords, `said_time_${term.operator as 'lt' | 'lte' | 'gt' | 'gte'}`, { value });
  }
  return word(kindWords, `said_${term.operator}`, { value });
}
