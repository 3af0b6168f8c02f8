const half = 4;

/** A code as it is read aloud, four and four, however it was written: "k7qf 2mx9" → "K7QF-2MX9". */
export function tidyCode(written: string): string {
  const signs = written
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 2 * half);
  return signs.length > half ? `${signs.slice(0, half)}-${signs.slice(half)}` : signs;
}

export const isWhole = (code: string) => code.length === 2 * half + 1;
