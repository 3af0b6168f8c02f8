import { describe, expect, it } from 'vitest';
import { chapterState, chapterToShow } from './chapterState';
import { specimenChapter } from './specimen';
import { yearsToChoose } from './yearsToChoose';

const chapter = specimenChapter;

describe('how it is with a chapter', () => {
  it.each([
    ['written', { version: 1, text: 'Text' }],
    ['written', { version: 3, text: 'Text', wanted: true, earlier: 'Förra' }],
    ['written', { text: 'Kom med när året frystes', wanted: true }],
    ['carried', { text: 'Förra', earlier: 'Förra', carried: true, wanted: true }],
    ['lacks', { wanted: true }],
    ['lacks', { wanted: true, version: 2, text: ' ' }],
    ['standard', { standard: 'Ringmurs' }],
    ['optional', {}],
  ])('%s: %j', (state, more) => {
    expect(chapterState(chapter('world', more))).toBe(state);
  });

  it('shows the one that is asked for, else the first that needs words', () => {
    const all = [chapter('a', { version: 1, text: 'x' }), chapter('b'), chapter('c', { wanted: true })];
    expect(chapterToShow(all, 'b')?.key).toBe('b');
    expect(chapterToShow(all, 'nowhere')?.key).toBe('c');
    expect(chapterToShow(all.slice(0, 2), '')?.key).toBe('a');
    const carried = chapter('d', { carried: true, text: 'x' });
    expect(chapterToShow([...all.slice(0, 2), carried], '')?.key).toBe('d');
    expect(chapterToShow([], '')).toBeUndefined();
  });
});

it('has years from the first frozen to the next, and the one that is shown', () => {
  expect(yearsToChoose([], 2026, 2026)).toEqual([2027, 2026, 2025, 2024]);
  expect(yearsToChoose([2022, 2023], 2026, 2024)).toEqual([2027, 2026, 2025, 2024, 2023, 2022]);
  expect(yearsToChoose([], 2026, 2029)[0]).toBe(2029);
});
