import { describe, expect, it } from 'vitest';
import { changesOf, clashesOf, daysOf, faultsOf, mergedWith, retentionOf, shortens, termsOf } from './terms';

describe('how long events are kept', () => {
  it('goes to the form and back unchanged', () => {
    const retention = { change: null, sign_in: 730, seen: 400 };
    const terms = termsOf(retention);
    expect(terms.sign_in).toEqual({ choice: '730', days: '730' });
    expect(terms.seen).toEqual({ choice: 'other', days: '400' });
    expect(terms.verify.choice).toBe('keep');
    expect(changesOf(retention, retentionOf(terms))).toEqual([]);
  });

  it.each(['', '0', '36526', '-1', '1,5', 'två'])('cannot be ”%s” days', (days) => {
    const term = { choice: 'other', days };
    expect(daysOf(term)).toBeUndefined();
    expect(faultsOf({ ...termsOf({}), seen: term })).toEqual(['seen']);
  });

  it('can be the most that the server takes', () => {
    expect(daysOf({ choice: 'other', days: ' 36525 ' })).toBe(36_525);
  });

  it('takes away what is older where it becomes shorter', () => {
    const change = (before: number | null, after: number | null) => ({
      kind: 'seen' as const,
      before,
      after,
    });
    expect(shortens(change(null, 365))).toBe(true);
    expect(shortens(change(730, 365))).toBe(true);
    expect(shortens(change(365, 730))).toBe(false);
    expect(shortens(change(365, null))).toBe(false);
  });
});

describe('two who change it at once', () => {
  const read = { seen: 365, verify: 365, sign_in: 365 };
  const mine = { seen: 730, verify: 730, sign_in: 365 };
  const theirs = { seen: 1095, verify: 365, sign_in: null };

  it('clash only in what both changed, and not to the same', () => {
    expect(clashesOf(read, mine, theirs)).toEqual(['seen']);
    expect(clashesOf(read, mine, { ...theirs, seen: 730 })).toEqual([]);
  });

  it('both keep what does not clash', () => {
    expect(mergedWith(read, mine, theirs, new Set())).toMatchObject({
      seen: 1095,
      verify: 730,
      sign_in: null,
    });
    expect(mergedWith(read, mine, theirs, new Set(['seen']))).toMatchObject({ seen: 730, sign_in: null });
  });
});
