import type { ComponentType } from 'react';
import type { Field, Names, Value } from '@/api/types';
import type { Formats } from '@/words/format';
import type { Language, Text } from '@/words/words';

/** Why a text cannot be the value of a field: the server's code, and what to do about it. */
export interface Refusal {
  code: string;
  text: Text;
}

export type Reading = { value: Value; refusal?: never } | { refusal: Refusal; value?: never };

/** What it takes to show a value to a reader. */
export interface Reader {
  formats: Formats;
  language: Language;
  /** Titles of the records that references lead to. */
  names: Names;
}

/** A form's control. It holds a draft: the text that read() takes; empty for no value. */
export interface InputProps {
  id: string;
  field: Field;
  draft: string;
  onChange: (draft: string) => void;
  onBlur: () => void;
  invalid: boolean;
  /** Id of the label. */
  labelledBy: string;
  /** Ids of help and error. */
  describedBy: string | undefined;
}

/** A filter's control. It holds terms of the API on one field: "gte.2025-01-01"; none where nothing is chosen. */
export interface FilterProps {
  id: string;
  field: Field;
  terms: string[];
  onChange: (terms: string[]) => void;
}

/** All that the page knows of a kind of field; the rules are those of the server's kind of the same name. */
export interface Kind {
  read: (text: string, field: Field) => Reading;
  /** The draft of a value: what read() takes. */
  write: (value: Value, language: Language) => string;
  /** A value as people read it; empty for none. */
  show: (value: Value, field: Field, reader: Reader) => string;
  /** Right-aligned in lists. */
  numeric?: boolean;
  /** The control has several parts, so that its label cannot point to one. */
  group?: boolean;
  Input: ComponentType<InputProps>;
  Filter: ComponentType<FilterProps>;
}

export function refuse(code: string, sv: string, en: string): { refusal: Refusal } {
  return { refusal: { code, text: { sv, en } } };
}
