import type { Ground } from '@/api/secrecy';
import type { Language } from '@/words/words';

const folded = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[\s§.]+/g, ' ')
    .trim();

const saidOf = ({ code, law, chapter, section, citation, label, help }: Ground) =>
  folded([code, law, chapter, section, citation, label.sv, label.en, help.sv, help.en].join(' '));

/** The grounds that hold each of the words: "18:13", "18 kap 13", "folkbokföring". */
export function groundsFound(grounds: readonly Ground[], words: string): Ground[] {
  const wanted = folded(words).split(' ').filter(Boolean);
  return grounds.filter((ground) => wanted.every((part) => saidOf(ground).includes(part)));
}

/** The help of a ground that nobody has checked says so; the list of grounds has no other sign of it. */
export const isUnverified = ({ help }: Ground): boolean => /ej kontrollerad/i.test(help.sv);

export const groundTitle = ({ citation, label }: Ground, language: Language): string =>
  `${citation}, ${label[language]}`;
