import { afterEach, describe, expect, it, vi } from 'vitest';
import { draftedChapters, draftName, keepDraft, readDraft } from './drafts';

const place = { unit: 'UTB', year: 2026 };
const name = draftName(place, 'world');

afterEach(() => {
  keepDraft(name, null);
  keepDraft(draftName(place, 'risks'), null);
  sessionStorage.clear();
  vi.restoreAllMocks();
});

describe('what is written and not saved', () => {
  it('is found again, also after a reload', async () => {
    keepDraft(name, { text: 'Ord', version: 3 });
    expect(readDraft(name)).toEqual({ text: 'Ord', version: 3 });
    vi.resetModules();
    const reloaded = await import('./drafts');
    expect(reloaded.readDraft(name)).toEqual({ text: 'Ord', version: 3 });
    expect(reloaded.draftedChapters(place)).toBe('world');
  });

  it('is of one unit, year and chapter', () => {
    keepDraft(name, { text: 'Ord', version: 3 });
    keepDraft(draftName(place, 'risks'), { text: 'x', version: 0 });
    expect(draftedChapters(place)).toBe('risks world');
    expect(draftedChapters({ ...place, year: 2025 })).toBe('');
    expect(draftedChapters({ ...place, unit: 'UTB/SKOLA' })).toBe('');
    expect(readDraft(draftName(place, 'rsa'))).toBeNull();
  });

  it('is kept while the page is open where the browser keeps nothing', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    keepDraft(name, { text: 'Ord', version: 3 });
    expect(readDraft(name)?.text).toBe('Ord');
    expect(draftedChapters(place)).toBe('world');
  });

  it('is forgotten when it is saved', () => {
    keepDraft(name, { text: 'Ord', version: 3 });
    keepDraft(name, null);
    expect(readDraft(name)).toBeNull();
    expect(draftedChapters(place)).toBe('');
  });

  it('is no draft where the browser has something else there', () => {
    sessionStorage.setItem(name, '{"text":7}');
    expect(readDraft(name)).toBeNull();
  });
});
