import { type Reading, refuse } from '../kind';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isId = (text: string) => uuid.test(text);

export function readReference(text: string): Reading {
  if (isId(text)) return { value: text.toLowerCase() };
  return refuse('reference.not_an_id', 'Välj en post ur listan.', 'Choose a record from the list.');
}
