import type { Field, KindName, Value } from '@/api/types';
import { boolean } from './boolean';
import { choice } from './choice';
import { date } from './date';
import { decimal } from './decimal';
import { instant } from './instant';
import { integer } from './integer';
import type { Kind, Reader, Reading } from './kind';
import { longText } from './long_text';
import { reference } from './reference';
import { text } from './text';
import { trimmed } from './written';

const kinds: Record<KindName, Kind> = {
  text,
  long_text: longText,
  integer,
  decimal,
  boolean,
  choice,
  date,
  instant,
  reference,
};

export const kindOf = (field: Field): Kind => kinds[field.kind];

/** The value of a draft, or why it is none; whether the field must have one is another matter. */
export function readDraft(draft: string, field: Field): Reading {
  const written = trimmed(draft);
  return written === '' ? { value: null } : kindOf(field).read(written, field);
}

export const showValue = (value: Value | undefined, field: Field, reader: Reader): string =>
  kindOf(field).show(value ?? null, field, reader);
