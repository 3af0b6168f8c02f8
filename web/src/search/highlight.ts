export interface Piece {
  text: string;
  hit: boolean;
}

const least = 3;

const fold = (word: string) => word.toLowerCase().normalize('NFC');

/** A word is hit where it begins as what was searched for, or is its beginning: "incident" by "incidenter". */
function hits(word: string, wanted: readonly string[]): boolean {
  const own = fold(word);
  return wanted.some((one) => own.startsWith(one) || (own.length > least && one.startsWith(own)));
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
