export interface Piece {
  text: string;
  hit: boolean;
}

/** An inflected word keeps most of its beginning. */
const least = 4;
const nearly = 0.7;

const fold = (word: string) => word.toLowerCase().normalize('NFC');

/** How far two words are alike from their beginnings. */
function alike(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** A word is hit where it begins as what was searched for, or nearly: "incident" by "incidenter". */
function hits(word: string, wanted: readonly string[]): boolean {
  const own = fold(word);
  return wanted.some((one) => {
    const same = alike(own, one);
    return same === one.length || (same >= least && same >= one.length * nearly);
  });
}

/** A text in pieces, those marked that hold the words that were searched for. */
export function highlight(text: string, find: string): Piece[] {
  const wanted = find
    .split(/[^\p{L}\p{N}]+/u)
    .map(fold)
    .filter((word) => word.length > 1);
  const pieces: Piece[] = [];
  for (const part of text.split(/([\p{L}\p{N}]+)/u)) {
    if (!part) continue;
    const hit = /^[\p{L}\p{N}]/u.test(part) && hits(part, wanted);
    const last = pieces.at(-1);
    if (last?.hit === hit) last.text += part;
    else pieces.push({ text: part, hit });
  }
  return pieces;
}
