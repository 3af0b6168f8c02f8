import { expect, it } from 'vitest';
import { mergedTexts } from './mergedTexts';

it.each([
  ['what only the other has stands where it stood', 'A\n\nB\n\nC', 'A\n\nX\n\nB\n\nC', 'A\n\nX\n\nB\n\nC'],
  ['both have written at the end', 'A\n\nMitt', 'A\n\nDeras', 'A\n\nDeras\n\nMitt'],
  ['first and last', 'A', 'X\n\nA\n\nY', 'X\n\nA\n\nY'],
  ['nothing is shared', 'A\n\nB', 'X', 'X\n\nA\n\nB'],
  ['the same', 'A\n\nB', 'A\n\nB', 'A\n\nB'],
  ['one is empty', '', 'X\n\nY', 'X\n\nY'],
  ['lines of a list stay together', '- a\n- b', '- a\n- b\n\nX', '- a\n- b\n\nX'],
])('%s', (_, mine, theirs, wanted) => {
  expect(mergedTexts(mine, theirs)).toBe(wanted);
});
