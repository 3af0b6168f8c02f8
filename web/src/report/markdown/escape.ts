const isWord = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

function meansSomething(signs: string[], at: number): boolean {
  const rest = () => signs.slice(at, at + 12).join('');
  switch (signs[at]) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '~':
    case '|':
    case '@':
      return true;
    case '_':
      return !isWord(signs[at - 1]) || !isWord(signs[at + 1]);
    case '&':
      return /^&#?\w/.test(rest());
    case ':':
      return rest().startsWith('://');
    case '.':
      return (
        signs
          .slice(Math.max(0, at - 3), at)
          .join('')
          .toLowerCase() === 'www'
      );
    default:
      return false;
  }
}

/** Each sign as Markdown says it as it is, without making marks, links or HTML of it. */
export function escaped(signs: string[]): string[] {
  return signs.map((sign, at) => (meansSomething(signs, at) ? `\\${sign}` : sign));
}

/** A line that begins as a heading, a list or a quote does, but is none. */
export function escapedStart(line: string): string {
  return line.replace(/^(\d{1,9})([.)])/, '$1\\$2').replace(/^([#>=:]|[-+](?=\s|$|-))/, '\\$1');
}
