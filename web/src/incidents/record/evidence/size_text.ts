import type { Formats } from '@/words/format';

const units = ['byte', 'kB', 'MB', 'GB'];

/** So many bytes as people read it: "3,4 MB". */
export function sizeText(bytes: number, { number }: Pick<Formats, 'number'>): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${number(value < 10 && unit > 0 ? Math.round(value * 10) / 10 : Math.round(value))} ${units[unit] ?? ''}`;
}
