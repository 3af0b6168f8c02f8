import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Field, KindName, Value } from '@/api/types';
import { readDraft } from '.';
import { fieldFor } from './specimen';

interface Example {
  text: string;
  value?: Value;
  error?: string;
  /** Limits beyond those of the kind. */
  field?: Partial<Field>;
}

interface Examples {
  kinds: { kind: KindName; field: Partial<Field>; examples: Example[] }[];
}

/** The server reads the same file: what the page takes and refuses must not differ. */
const file = path.resolve(import.meta.dirname, '../../../tests/schema/validation_examples.json');
const { kinds } = JSON.parse(readFileSync(file, 'utf8')) as Examples;

describe.each(kinds)('as the server does: $kind $field', ({ kind, field, examples }) => {
  it.each(examples)('"$text"', ({ text, value, error, field: own }) => {
    const made = readDraft(text, fieldFor(kind, { ...field, ...own }));
    expect(made.refusal ? { error: made.refusal.code } : { value: made.value }).toEqual(
      error === undefined ? { value } : { error },
    );
  });
});
