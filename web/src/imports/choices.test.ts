import { describe, expect, it } from 'vitest';
import type { Field, Register } from '@/api/types';
import { type Choices, doubled, importQuery, missing, noChoices, recognised, unanswered } from './choices';
import type { HeadingLook, ImportReport } from './types';

const field = (name: string, more: Partial<Field> = {}) =>
  ({ name, required: false, derived: false, ...more }) as Field;

const register = {
  name: 'incident',
  plural: 'incidents',
  fields: [
    field('diary_number'),
    field('title', { required: true }),
    field('discovered_at', { required: true }),
  ],
} as Register;

const look: HeadingLook = {
  description: 'CSV',
  headings: ['Nr', 'Rubrik', 'Kl: när', 'Övrigt'],
  rows_seen: [],
  register: 'incidents',
  candidates: [],
  mapping: { Nr: 'diary_number', Rubrik: 'title', 'Kl: när': '', Övrigt: '' },
  unknown: ['Kl: när', 'Övrigt'],
  missing: ['discovered_at'],
};

const choices: Choices = { ...noChoices, unit: 'UTB' };

describe('mapping', () => {
  it('begins with what was recognised', () => {
    expect(recognised(look)).toEqual({ Nr: 'diary_number', Rubrik: 'title', 'Kl: när': '', Övrigt: '' });
  });

  it('lacks what must be there until a heading is it', () => {
    const mapping = recognised(look);
    expect(missing(look, mapping, register)).toEqual(['discovered_at']);
    expect(missing(look, { ...mapping, 'Kl: när': 'discovered_at' }, register)).toEqual([]);
  });

  it('lacks what was there and is left out', () => {
    const mapping = { ...recognised(look), Rubrik: '', Nr: '' };
    expect(missing(look, mapping, register)).toEqual(['discovered_at', 'title']);
  });

  it('tells of two headings that are the same field, never of what is left out', () => {
    expect(doubled(recognised(look))).toEqual([]);
    expect(doubled({ ...recognised(look), Övrigt: 'title' })).toEqual(['title']);
  });
});

describe('the order', () => {
  const query = (mapping = recognised(look), chosen = choices, type = register) =>
    importQuery(look, mapping, type, chosen, 'lista.csv');

  it('says no more than what was chosen', () => {
    expect(query()).toEqual({
      as: 'incidents',
      file_name: 'lista.csv',
      unit: 'UTB',
      map: [],
      ignore_unknown: true,
      as_of: '',
      partial: null,
      overwrite: null,
      absent: null,
      match: [],
    });
  });

  it('says only the headings that are another than recognised', () => {
    const mapping = { ...recognised(look), 'Kl: när': 'discovered_at', Nr: '' };
    expect(query(mapping).map).toEqual(['Nr:', 'Kl: när:discovered_at']);
  });

  it('carries the answers', () => {
    const all = {
      ...choices,
      partial: true,
      overwrite: true,
      archiveAbsent: true,
      matches: { 14: 'new', 3: 'x' },
    };
    expect(query(recognised(look), all)).toMatchObject({
      partial: true,
      overwrite: true,
      absent: 'archive',
      match: ['3:x', '14:new'],
    });
  });

  it('has no unit for the list of units itself', () => {
    expect(query(recognised(look), choices, { ...register, name: 'unit' }).unit).toBeNull();
  });
});

it('counts the offers that are not answered', () => {
  const report = { offers: [{ line: 3 }, { line: 14 }] } as ImportReport;
  expect(unanswered(report, {})).toBe(2);
  expect(unanswered(report, { 14: 'new', 99: 'new' })).toBe(1);
});
