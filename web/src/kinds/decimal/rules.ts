import type { Field } from '@/api/types';
import { type Reading, refuse } from '../kind';
import { scaledNumber } from '../number_text';

const decimals = 4;
const one = 10n ** BigInt(decimals);
// Up to here a number of JSON keeps its four decimals.
const largest = 100_000_000_000;

export function readDecimal(text: string, field: Field): Reading {
  const scaled = scaledNumber(text, decimals);
  if (scaled === null) {
    return refuse(
      'decimal.not_a_number',
      'Skriv ett tal med högst fyra decimaler, till exempel 12,5.',
      'Write a number with at most four decimals, for example 12.5.',
    );
  }
  const low = field.minimum ?? -largest;
  const high = field.maximum ?? largest;
  if (scaled < BigInt(low) * one || scaled > BigInt(high) * one) {
    return refuse(
      'decimal.outside',
      `Skriv ett tal från ${low} till ${high}.`,
      `Write a number from ${low} to ${high}.`,
    );
  }
  return { value: Number(scaled) / Number(one) };
}
