const partsOf = (text: string) => text.split(/\n{2,}/).filter((part) => part.trim() !== '');

/** Both texts in one: what they share once, and what only the other has where it stood there. */
export function mergedTexts(mine: string, theirs: string): string {
  const merged = partsOf(mine);
  let at = 0;
  for (const part of partsOf(theirs)) {
    const found = merged.indexOf(part);
    if (found < 0) merged.splice(at, 0, part);
    at = found < 0 ? at + 1 : found + 1;
  }
  return merged.join('\n\n');
}
