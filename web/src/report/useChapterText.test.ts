import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftName, keepDraft, readDraft } from './drafts';
import { specimenChapter } from './specimen';
import { useChapterText } from './useChapterText';

const place = { unit: 'UTB', year: 2026 };
const name = draftName(place, 'world');
const chapter = specimenChapter('world', { text: 'Sparad.', version: 3 });

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  keepDraft(name, null);
  vi.useRealTimers();
});

const show = () => renderHook(({ now }) => useChapterText(place, now), { initialProps: { now: chapter } });

describe('the words of a chapter', () => {
  it('are kept aside while they are written', () => {
    const { result } = show();
    act(() => result.current.changed(() => 'Ny'));
    expect(readDraft(name)).toBeNull();
    act(() => void vi.runAllTimers());
    expect(readDraft(name)).toEqual({ text: 'Ny', version: 3 });
    expect(result.current.unsaved).toBe(true);
  });

  it('are kept when the page is left in the middle of a word', () => {
    const { result, unmount } = show();
    act(() => result.current.changed(() => 'Mitt i'));
    unmount();
    expect(readDraft(name)?.text).toBe('Mitt i');
  });

  it('come back as they were left, upon the version they were written on', () => {
    keepDraft(name, { text: 'Mitt', version: 2 });
    const { result } = show();
    expect(result.current).toMatchObject({ start: 'Mitt', version: 2, unsaved: true, found: true });
    expect(result.current.words()).toBe('Mitt');
  });

  it('follow what somebody else saves, but never while something is unsaved', () => {
    const newer = { ...chapter, text: 'Nyare.', version: 4 };
    const { result, rerender } = show();
    rerender({ now: newer });
    expect(result.current).toMatchObject({ start: 'Nyare.', version: 4, edition: 1 });
    act(() => result.current.changed(() => 'Mitt'));
    rerender({ now: { ...newer, text: 'Nyast.', version: 5 } });
    expect(result.current).toMatchObject({ version: 4, edition: 1 });
    expect(result.current.words()).toBe('Mitt');
  });

  it('keep what was written while they were being saved', () => {
    const { result } = show();
    act(() => result.current.changed(() => 'Ett två'));
    act(() => result.current.saved('Ett', 4));
    expect(result.current).toMatchObject({ version: 4, unsaved: true, edition: 0 });
    expect(readDraft(name)).toEqual({ text: 'Ett två', version: 4 });
    act(() => result.current.saved('Ett två', 5));
    expect(result.current.unsaved).toBe(false);
    expect(readDraft(name)).toBeNull();
  });

  it('are not thrown back to the old text in the moment after they are saved', () => {
    const { result, rerender } = show();
    act(() => result.current.changed(() => 'Ny'));
    act(() => result.current.saved('Ny', 4));
    rerender({ now: chapter });
    expect(result.current.edition).toBe(0);
    expect(result.current.version).toBe(4);
  });

  it('can be replaced and discarded', () => {
    const { result } = show();
    act(() => result.current.replace('Förra årets'));
    expect(result.current).toMatchObject({ start: 'Förra årets', edition: 1, unsaved: true });
    act(() => result.current.discard());
    expect(result.current).toMatchObject({ start: 'Sparad.', edition: 2, unsaved: false });
    expect(readDraft(name)).toBeNull();
  });
});
