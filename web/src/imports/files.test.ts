import { describe, expect, it } from 'vitest';
import { formats } from '@/words/format';
import { refusedFile } from './refusedFile';
import { sizeOf } from './sizeOf';

describe('a file', () => {
  it.each([
    ['lista.csv', 10, null],
    ['Lista.XLSX', 10, null],
    ['lista.txt', 256 * 1024 * 1024, null],
    ['lista.csv', 256 * 1024 * 1024 + 1, 'too_large'],
    ['lista.csv', 0, 'empty_file'],
    ['ramverk.yaml', 10, null],
    ['katalog.JSON', 10, null],
    ['katalog.xml', 10, 'wrong_ending'],
    ['lista.xls', 10, 'wrong_ending'],
    ['csv', 10, 'wrong_ending'],
  ])('%s of %d bytes: %s', (name, size, wanted) => {
    expect(refusedFile({ name, size })).toBe(wanted);
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1536, '1,5 kB'],
    [15_360, '15 kB'],
    [2_000_000, '2 MB'],
  ])('of %d bytes is %s', (bytes, wanted) => {
    expect(sizeOf(bytes, formats('sv'))).toBe(wanted);
  });
});
