import type { Masking } from '@/api/secrecy';
import { word } from '@/words/words';
import { secrecyWords } from './secrecy_words';

// OSL 22 kap. 1 §: what the server masks of itself where a person's identity is protected.
const protecting = { ground: '22:1', label: 'OSL 22 kap. 1 §' };

const isProtected = ({ ground, label }: Masking) =>
  ground ? ground === protecting.ground : label === protecting.label;

/** The word that stands in the place of what is masked. */
export const secretName = (masking: Masking): string =>
  word(secrecyWords, isProtected(masking) ? 'protected' : 'secret');

/** "Sekretess, OSL 18 kap. 13 §" */
export const secretText = (masking: Masking): string =>
  [secretName(masking), masking.label].filter(Boolean).join(', ');

const written = /^\[Sekretess(?:, ([^\]]+))?\]$/;

/** What a text of the server's stands for where it is "[Sekretess, OSL 18 kap. 13 §]"; null where it is any other. */
export function maskingIn(text: string): Masking | null {
  const found = written.exec(text);
  return found && { ground: '', label: found[1] ?? '' };
}
