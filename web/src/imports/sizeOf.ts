import type { Formats } from '@/words/format';

const units = ['B', 'kB', 'MB', 'GB'];

/** 1536 → "1,5 kB". */
export function sizeOf(bytes: number, formats: Formats): string {
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${formats.number(Number(value.toFixed(value < 10 && step > 0 ? 1 : 0)))} ${units[step] ?? ''}`;
}
