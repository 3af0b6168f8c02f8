import { expect, it } from 'vitest';
import { groundsFound, isUnverified } from './grounds_found';
import { grounds } from './specimen';

const codes = (words: string) => groundsFound(grounds, words).map(({ code }) => code);

it('finds a ground by its paragraph and by its words', () => {
  expect(codes('18:13')).toEqual(['18:13']);
  expect(codes('18 kap 13')).toEqual(['18:13']);
  expect(codes('22 kap. 1 §')).toEqual(['22:1']);
  expect(codes('folkbokföring')).toEqual(['22:1']);
  expect(codes('vulnerability')).toEqual(['18:13']);
  expect(codes('')).toHaveLength(2);
  expect(codes('sjukvård')).toEqual([]);
});

it('knows which nobody has checked', () => {
  expect(grounds.map(isUnverified)).toEqual([false, true]);
});
