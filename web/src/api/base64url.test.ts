import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from './base64url';

const bytes = (...values: number[]) => Uint8Array.from(values).buffer;
const values = (buffer: ArrayBuffer) => [...new Uint8Array(buffer)];

describe('base64url', () => {
  it.each([
    ['', []],
    ['Zg', [102]],
    ['Zm8', [102, 111]],
    ['Zm9v', [102, 111, 111]],
    ['-_-_', [251, 255, 191]],
    ['_w', [255]],
  ])('%j', (text, its) => {
    expect(toBase64url(bytes(...its))).toBe(text);
    expect(values(fromBase64url(text))).toEqual(its);
  });

  it('brings every byte back, whatever the length', () => {
    for (const length of [255, 256, 257]) {
      const all = Array.from({ length }, (_, index) => index % 256);
      expect(values(fromBase64url(toBase64url(bytes(...all))))).toEqual(all);
    }
  });

  it('does not take what it is not', () => {
    expect(() => fromBase64url('å')).toThrow();
    expect(() => fromBase64url('a')).toThrow();
  });
});
