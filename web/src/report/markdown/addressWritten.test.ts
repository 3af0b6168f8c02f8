import { expect, it } from 'vitest';
import { addressWritten } from './addressWritten';
import { isSave } from './isSave';
import { pasted } from './pasted';

it.each([
  ['https://imy.se/a', 'https://imy.se/a'],
  [' imy.se ', 'https://imy.se'],
  ['www.räksmörgås.se/sök?q=1', 'https://www.räksmörgås.se/sök?q=1'],
  ['anna@ringmur.example', 'mailto:anna@ringmur.example'],
  ['/registers/systems?unit=eq.1', '/registers/systems?unit=eq.1'],
  ['javascript:alert(1)', ''],
  ['//ond.example', ''],
  ['bara ord', ''],
  ['ord', ''],
  ['', ''],
])('%j means %j', (written, wanted) => {
  expect(addressWritten(written)).toBe(wanted);
});

it('pastes headings as deep as the editor has them', () => {
  expect(pasted('<h1 class="x">A</h1><H2>B</H2><h4>C</h4><hr>')).toBe(
    '<h4 class="x">A</h4><H5>B</H5><h4>C</h4><hr>',
  );
});

it('saves by Ctrl+S and Cmd+S only', () => {
  expect(isSave({ key: 's', ctrlKey: true, metaKey: false })).toBe(true);
  expect(isSave({ key: 'S', ctrlKey: false, metaKey: true })).toBe(true);
  expect(isSave({ key: 's', ctrlKey: false, metaKey: false })).toBe(false);
  expect(isSave({ key: 'a', ctrlKey: true, metaKey: false })).toBe(false);
});
