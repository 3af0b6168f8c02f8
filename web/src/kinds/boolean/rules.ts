import { type Reading, refuse } from '../kind';
import { folded } from '../written';

const yes = ['ja', 'j', 'sant', 'x', '1', 'yes', 'y', 'true'];
const no = ['nej', 'n', 'falskt', '0', 'no', 'false'];

export function readBoolean(text: string): Reading {
  const word = folded(text);
  if (yes.includes(word)) return { value: true };
  if (no.includes(word)) return { value: false };
  return refuse('boolean.neither', 'Välj ja eller nej.', 'Choose yes or no.');
}
