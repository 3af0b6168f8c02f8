import { expect, it } from 'vitest';
import { inFours } from './inFours';

it('writes a key as people type it', () => {
  expect(inFours('ABCDEFGHIJ')).toBe('ABCD EFGH IJ');
  expect(inFours('ABCDEFGH')).toBe('ABCD EFGH');
  expect(inFours('')).toBe('');
});
