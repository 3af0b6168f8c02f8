import type { Field } from '@/api/types';
import { type Reading, refuse } from '../kind';
import { folded } from '../written';

/** Takes the code or the label in either language. */
export function readChoice(text: string, field: Field): Reading {
  const exact = field.choices.find((choice) => text === choice.label.sv || text === choice.code);
  if (exact) return { value: exact.code };
  const word = folded(text);
  const found = field.choices.find(
    ({ code, label }) => word === folded(label.sv) || word === folded(label.en) || word === code,
  );
  if (found) return { value: found.code };
  const allowed = (language: 'sv' | 'en') => field.choices.map(({ label }) => label[language]).join(', ');
  return refuse('choice.not_allowed', `Välj något av: ${allowed('sv')}.`, `Choose one of: ${allowed('en')}.`);
}
