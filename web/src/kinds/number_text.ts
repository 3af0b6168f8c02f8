const largest = 2n ** 63n - 1n;

/** Spaces that part thousands go; the minus that word processors write becomes "-". Null where a space stands elsewhere. */
function plain(text: string): string | null {
  let out = '';
  for (const [index, sign] of Array.from(text).entries()) {
    if (sign === ' ' || sign === '\u00A0' || sign === '\u202F' || sign === '\u2009') {
      if (!/\d$/.test(out) || index === text.length - 1) return null;
    } else {
      out += sign === '\u2212' ? '-' : sign;
    }
  }
  return out;
}

/** The number times ten to the power of `decimals`; null where it is not a number with at most so many. */
export function scaledNumber(text: string, decimals: number): bigint | null {
  const parts = /^([+-]?)(\d+)(?:[.,](\d+))?$/.exec(plain(text) ?? '');
  if (!parts) return null;
  const [, sign = '', whole = '', after = ''] = parts;
  if (/[1-9]/.test(after.slice(decimals))) return null;
  const scaled = BigInt(whole + after.slice(0, decimals).padEnd(decimals, '0'));
  if (scaled > largest) return null;
  return sign === '-' ? -scaled : scaled;
}
