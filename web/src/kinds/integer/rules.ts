import type { Field } from '@/api/types';
import { type Reading, refuse } from '../kind';
import { scaledNumber } from '../number_text';

const largest = 2n ** 63n - 1n;

/** Takes "3", "17 722" and the "3,0" that a spreadsheet makes of 3. */
export function readInteger(text: string, field: Field): Reading {
  const number = scaledNumber(text, 0);
  if (number === null) {
    return refuse(
      'integer.not_whole',
      'Skriv ett heltal, till exempel 3.',
      'Write a whole number, for example 3.',
    );
  }
  const low = field.minimum === null ? -largest : BigInt(field.minimum);
  const high = field.maximum === null ? largest : BigInt(field.maximum);
  if (number < low || number > high) {
    return refuse(
      'integer.outside',
      `Skriv ett heltal från ${low.toString()} till ${high.toString()}.`,
      `Write a whole number from ${low.toString()} to ${high.toString()}.`,
    );
  }
  return { value: Number(number) };
}
