/** "ABCDEFGH" → "ABCD EFGH": easier to type off. */
export function inFours(text: string): string {
  return text.replace(/(.{4})(?=.)/g, '$1 ');
}
