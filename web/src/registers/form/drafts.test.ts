import { describe, expect, it } from 'vitest';
import { fieldOf } from '@/api/registers';
import type { Field } from '@/api/types';
import { clashOf } from '../record/conflict';
import { task, tasks, unitId, units } from '../specimen';
import { changesOf, draftsFrom, draftsOf, faultOf, newDrafts, valuesOf } from './drafts';
import { onceKeys } from './once';

const field = (name: string) => fieldOf(tasks, name) as Field;

describe('drafts', () => {
  it('of a new record: this year and the whole authority', () => {
    const drafts = newDrafts(tasks, unitId, '2026-11-21', 'sv');
    expect(drafts).toEqual({ year: '2026', title: '', status: '', weight: '', note: '', unit: unitId });
    expect(newDrafts(units, unitId, '2026-11-21', 'sv').parent).toBe(unitId);
  });

  it('begin with what the address says, but for what nobody writes', () => {
    expect(draftsFrom(tasks, { title: 'Öva', weight: '4', value: '9', authority: 'UTB' })).toEqual({
      title: 'Öva',
      weight: '4',
    });
  });

  it('become the values that are not empty', () => {
    const drafts = { ...newDrafts(tasks, unitId, '2026-11-21', 'sv'), title: ' Öva ', weight: '4' };
    expect(valuesOf(tasks, drafts)).toEqual({ year: 2026, title: 'Öva', weight: 4, unit: unitId });
  });

  it('tell what is changed, and only that', () => {
    const before = task(1);
    const initial = draftsOf(tasks, before, 'sv');
    expect(changesOf(tasks, before, initial, initial)).toEqual({});
    const drafts = { ...initial, weight: '', note: 'Ring\n', title: ' Uppgift 1' };
    expect(changesOf(tasks, before, initial, drafts)).toEqual({ weight: null, note: 'Ring' });
  });

  it('are refused in the reader’s language', () => {
    expect(faultOf(field('weight'), '7', 'sv')).toBe('Skriv ett heltal från 1 till 5.');
    expect(faultOf(field('weight'), '7', 'en')).toBe('Write a whole number from 1 to 5.');
    expect(faultOf(field('title'), '  ', 'sv')).toBe('Fyll i Rubrik.');
    expect(faultOf(field('weight'), '', 'sv')).toBeUndefined();
  });
});

describe('two people at once', () => {
  const base = task(1);
  const saved = task(1, { status: 'done', weight: 5, title: 'Ny rubrik' });
  const names = (fields: Field[]) => fields.map(({ name }) => name);

  it('clash where both changed the same field to different things', () => {
    const { both, theirs } = clashOf(tasks, base, saved, { weight: 4, status: 'done', note: 'Min' });
    expect(names(both)).toEqual(['weight']);
    expect(names(theirs)).toEqual(['title']);
  });
});

it('a key is the same as long as what is to be done is the same', () => {
  const keyOf = onceKeys();
  const first = keyOf({ title: 'a' });
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(keyOf({ title: 'a' })).toBe(first);
  expect(keyOf({ title: 'b' })).not.toBe(first);
});
