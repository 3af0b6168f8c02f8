import type { Field } from '@/api/types';
import { type Reading, refuse } from './kind';
import { hasControl, length } from './written';

/** What holds for all text: `clean` makes it what is stored. */
export function readText(text: string, field: Field, clean: (text: string) => string): Reading {
  if (/\p{Surrogate}/u.test(text)) {
    return refuse(
      'text.not_utf8',
      'Texten innehåller trasiga tecken. Skriv om den.',
      'The text holds broken characters. Write it anew.',
    );
  }
  const made = clean(text.normalize('NFC'));
  if (made === '') return { value: null };
  const count = length(made);
  if (count > field.max_length) {
    return refuse(
      'text.too_long',
      `Högst ${field.max_length} tecken får plats; här är ${count}.`,
      `At most ${field.max_length} characters fit; here are ${count}.`,
    );
  }
  if (hasControl(made)) {
    return refuse(
      'text.control',
      'Ta bort styrtecken ur texten.',
      'Remove the control characters from the text.',
    );
  }
  return { value: made };
}
