import { expect, it } from 'vitest';
import { changesOf, clashesOf, draftsOf, faultsIn, marksIn, mergedMarks, withNew } from './marks_form';

const mark = (field: string | null, ground = '18:13', note = '') => ({ field, ground, note });

it('marks come back from the form as they went into it', () => {
  const marks = [mark(null), mark('title', '18:8', 'skälet')];
  expect(marksIn(draftsOf(marks))).toEqual(marks);
  expect(marksIn(draftsOf([mark('title', '18:8', '  a ')]))[0]?.note).toBe('a');
});

it('says of each mark what it lacks', () => {
  const drafts = withNew(draftsOf([mark('title'), mark('title'), mark(null, '')]));
  expect(faultsIn(drafts).map(({ key, part, name }) => `${key} ${part} ${name}`)).toEqual([
    '1 what twice',
    '2 ground lacks_ground',
    '3 what lacks_what',
    '3 ground lacks_ground',
  ]);
  expect(faultsIn(draftsOf([mark('title', '18:13', 'x'.repeat(2001))]))[0]?.name).toBe('note_long');
  expect(faultsIn(draftsOf([mark('title', '18:13', 'x'.repeat(2000))]))).toEqual([]);
});

it('tells what came, what went and what has another ground', () => {
  const changes = changesOf([mark('title'), mark('note')], [mark('title', '18:8'), mark(null)]);
  expect(changes).toEqual({ marked: ['title', null], unmarked: ['note'] });
  expect(changesOf([mark('a')], [mark('a')])).toEqual({ marked: [], unmarked: [] });
});

it('asks only where two people did otherwise, and keeps what each did alone', () => {
  const base = [mark('a'), mark('b')];
  const mine = [mark('a', '18:8'), mark('b'), mark('c')];
  const theirs = [mark('a', '21:3'), mark('d')];
  expect(clashesOf(base, mine, theirs).map(({ field }) => field)).toEqual(['a']);
  expect(mergedMarks(base, mine, theirs, ['a'])).toEqual([mark('a', '18:8'), mark('d'), mark('c')]);
  expect(mergedMarks(base, mine, theirs, [])).toEqual([mark('a', '21:3'), mark('d'), mark('c')]);
});
