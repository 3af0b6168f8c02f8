export type Mark = 'bold' | 'italic';

/** One sign of a text, and how it stands. */
export interface Sign {
  text: string;
  marks: Set<Mark>;
}

const every: Mark[] = ['bold', 'italic'];
const other: Record<Mark, Mark> = { bold: 'italic', italic: 'bold' };

const isBlank = (sign: Sign | undefined) => sign === undefined || /^\s$/.test(sign.text);
const isWord = (sign: Sign | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign.text);
const has = (sign: Sign | undefined, mark: Mark) => sign?.marks.has(mark) ?? false;

/** Space at the edge of what is bold is not bold. */
function tidySpace(signs: Sign[]): void {
  for (let at = 0; at < signs.length;) {
    let end = at;
    while (end < signs.length && isBlank(signs[end])) end += 1;
    for (const mark of every) {
      const within = has(signs[at - 1], mark) && has(signs[end], mark);
      for (const sign of signs.slice(at, end)) if (!within) sign.marks.delete(mark);
    }
    at = end + 1;
  }
}

/** Stars between a mark of punctuation and a letter would not be read as marks: the punctuation stands outside. */
function tidyEdges(signs: Sign[]): boolean {
  let changed = false;
  signs.forEach((sign, at) => {
    if (isWord(sign) || isBlank(sign)) return;
    for (const mark of sign.marks) {
      const closes = !has(signs[at + 1], mark) && isWord(signs[at + 1]);
      const opens = !has(signs[at - 1], mark) && isWord(signs[at - 1]);
      if (!closes && !opens) continue;
      sign.marks.delete(mark);
      changed = true;
    }
  });
  return changed;
}

function begins(signs: Sign[], at: number, mark: Mark): number {
  let from = at;
  while (has(signs[from - 1], mark)) from -= 1;
  return from;
}

/** Marks that cross cannot be said with stars: the one that began last ends where the other does. */
function tidyCrossings(signs: Sign[]): boolean {
  for (let at = 0; at + 1 < signs.length; at += 1) {
    for (const mark of every) {
      const inner = other[mark];
      const closes = has(signs[at], mark) && !has(signs[at + 1], mark);
      const crosses = closes && has(signs[at], inner) && has(signs[at + 1], inner);
      const from = begins(signs, at, inner);
      if (!crosses || from <= begins(signs, at, mark)) continue;
      if (isBlank(signs[at + 1])) signs[at + 1]?.marks.delete(inner);
      else for (const sign of signs.slice(from, at + 1)) sign.marks.delete(inner);
      return true;
    }
  }
  return false;
}

/** The same words with marks that Markdown can say. No word is changed. */
export function tidy(signs: Sign[]): Sign[] {
  const mine = signs.map(({ text, marks }) => ({ text, marks: new Set(marks) }));
  do tidySpace(mine);
  while (tidyEdges(mine) || tidyCrossings(mine));
  return mine;
}
