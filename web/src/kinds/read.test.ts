import { describe, expect, it } from 'vitest';
import type { Field, Value } from '@/api/types';
import { kindOf, readDraft } from '.';
import { colours, fieldFor } from './specimen';

const number = fieldFor('integer');
const amount = fieldFor('integer', { minimum: 1, maximum: 5 });
const ratio = fieldFor('decimal');
const day = fieldFor('date');
const moment = fieldFor('instant');
const flag = fieldFor('boolean');
const colour = fieldFor('choice', { choices: colours });
const note = fieldFor('text');
const code = fieldFor('text', { max_length: 30 });
const words = fieldFor('long_text', { max_length: 4000 });
const parent = fieldFor('reference', { refers_to: 'units' });

const id = '0192f000-0000-7000-8000-00000000000a';

/** The value, or { refused: code }. */
const cases: [Field, string, Value | { refused: string }][] = [
  [number, '17 722', 17722],
  [number, '17\u00a0722', 17722],
  [number, '17\u202f722', 17722],
  [number, '3,0', 3],
  [number, '3.00000', 3],
  [number, '\u22125', -5],
  [number, '+5', 5],
  [number, '3,5', { refused: 'integer.not_whole' }],
  [number, '3,', { refused: 'integer.not_whole' }],
  [number, ',5', { refused: 'integer.not_whole' }],
  [number, '1e3', { refused: 'integer.not_whole' }],
  [number, '--5', { refused: 'integer.not_whole' }],
  [number, '5 ', { refused: 'integer.not_whole' }],
  [number, '0x10', { refused: 'integer.not_whole' }],
  [number, '9223372036854775808', { refused: 'integer.not_whole' }],
  [amount, '0', { refused: 'integer.outside' }],
  [amount, '6', { refused: 'integer.outside' }],
  [amount, '5', 5],
  [ratio, '12,5', 12.5],
  [ratio, '12.5', 12.5],
  [ratio, '-0,0001', -0.0001],
  [ratio, '0,00001', { refused: 'decimal.not_a_number' }],
  [ratio, '1,2,3', { refused: 'decimal.not_a_number' }],
  [ratio, '100 000 000 000', 100_000_000_000],
  [ratio, '100 000 000 001', { refused: 'decimal.outside' }],
  [ratio, 'nan', { refused: 'decimal.not_a_number' }],
  [day, '2025-11-05', '2025-11-05'],
  [day, '20251105', '2025-11-05'],
  [day, '5/11 2025', '2025-11-05'],
  [day, '05/11 2025', '2025-11-05'],
  [day, '5/11/2025', { refused: 'date.not_a_date' }],
  [day, '2025-02-29', { refused: 'date.not_a_date' }],
  [day, '2024-02-29', '2024-02-29'],
  [day, '45966', '2025-11-05'],
  [day, '60', { refused: 'date.not_a_date' }],
  [day, '2025-11-05 23:59', '2025-11-05'],
  [day, '2025-11-05T23:30:00Z', '2025-11-06'],
  [day, 'igår', { refused: 'date.not_a_date' }],
  [day, '31/4 2025', { refused: 'date.not_a_date' }],
  [day, '1/1 10000', { refused: 'date.not_a_date' }],
  [day, '0000-01-01', { refused: 'date.not_a_date' }],
  [moment, '2025-11-05 14:30', '2025-11-05T13:30:00Z'],
  [moment, '2025-11-05 14.30', '2025-11-05T13:30:00Z'],
  [moment, '2025-07-05T14:30', '2025-07-05T12:30:00Z'],
  [moment, '2025-11-05T14:30:00+01:00', '2025-11-05T13:30:00Z'],
  [moment, '2025-11-05T14:30:00.25-02:00', '2025-11-05T16:30:00.250Z'],
  [moment, '5/11 2025 14:30', '2025-11-05T13:30:00Z'],
  [moment, '2025-11-05 14:30:05', '2025-11-05T13:30:05Z'],
  [moment, '2025-11-05', '2025-11-04T23:00:00Z'],
  [moment, '2025-11-05 24:00', { refused: 'instant.not_a_moment' }],
  [moment, '2025-11-05 14:60', { refused: 'instant.not_a_moment' }],
  [moment, '2025-03-30 02:30', { refused: 'time.does_not_exist' }],
  [moment, '2025-10-26 02:30', '2025-10-26T00:30:00Z'],
  [moment, '2025-10-26T02:30:00+01:00', '2025-10-26T01:30:00Z'],
  [moment, '14:30', { refused: 'instant.not_a_moment' }],
  [moment, 'snart', { refused: 'instant.not_a_moment' }],
  [flag, 'Ja', true],
  [flag, 'NEJ', false],
  [flag, 'yes', true],
  [flag, 'x', true],
  [flag, '0', false],
  [flag, 'kanske', { refused: 'boolean.neither' }],
  [colour, 'röd', 'red'],
  [colour, 'GREEN', 'green'],
  [colour, 'blue', 'blue'],
  [colour, 'lila', { refused: 'choice.not_allowed' }],
  [colour, 'rod', { refused: 'choice.not_allowed' }],
  [note, '  a \n\t b ', 'a b'],
  [note, 'a\u030a', 'å'],
  [note, ' \u00a0 ', null],
  [words, ' a\r\nb\rc ', 'a\nb\nc'],
  [code, 'x'.repeat(31), { refused: 'text.too_long' }],
  [code, 'å'.repeat(30), 'å'.repeat(30)],
  [code, '🙂'.repeat(30), '🙂'.repeat(30)],
  [note, 'a\u0000b', { refused: 'text.control' }],
  [note, 'a\u001b[2Jb', { refused: 'text.control' }],
  [note, 'a\u007f', { refused: 'text.control' }],
  [words, 'a\u0085b\u009bc', { refused: 'text.control' }],
  [note, 'a\ud800', { refused: 'text.not_utf8' }],
  [parent, 'x', { refused: 'reference.not_an_id' }],
  [parent, id.toUpperCase(), id],
];

describe('what is written', () => {
  it.each(cases)('%o takes "%s"', (field, text, wanted) => {
    const read = kindOf(field).read(text, field);
    const made = read.refusal ? { refused: read.refusal.code } : read.value;
    expect(made).toEqual(wanted);
  });

  it('is refused with a remedy in both languages', () => {
    const { refusal } = amount.kind === 'integer' ? kindOf(amount).read('7', amount) : {};
    expect(refusal?.text).toEqual({
      sv: 'Skriv ett heltal från 1 till 5.',
      en: 'Write a whole number from 1 to 5.',
    });
  });

  it('is trimmed in a form, where nothing is no value', () => {
    expect(readDraft(' 5 ', number)).toEqual({ value: 5 });
    expect(readDraft(' \u00a0', number)).toEqual({ value: null });
  });

  it.each([
    [number, 17722],
    [ratio, -12.5],
    [flag, false],
    [colour, 'green'],
    [day, '2025-11-05'],
    [moment, '2025-10-26T01:30:00Z'],
    [words, 'a\nb'],
    [parent, id],
  ] as [Field, Value][])('%o reads back what it writes', (field, value) => {
    for (const language of ['sv', 'en'] as const) {
      const { write, read } = kindOf(field);
      expect(read(write(value, language), field)).toEqual({ value });
    }
  });
});
