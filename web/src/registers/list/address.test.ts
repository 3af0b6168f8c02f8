import { describe, expect, it } from 'vitest';
import { tasks, units } from '../specimen';
import {
  columnsOf,
  conditionsOf,
  exportQuery,
  fieldAt,
  limitOf,
  orderOf,
  pageQuery,
  sortedBy,
  withoutCondition,
  withoutConditions,
  withTerms,
  withValue,
} from './address';

describe('conditions in the address', () => {
  const search = {
    authority: 'UTB',
    sort: 'year',
    after: 'x',
    status: 'eq.open',
    weight: ['gte.2', 'lte.4'],
    'unit.code': 'eq.UTB',
    nosuch: 'eq.1',
  };

  it('are all there, each by itself', () => {
    expect(conditionsOf(search)).toEqual([
      { name: 'status', terms: ['eq.open'] },
      { name: 'weight', terms: ['gte.2'] },
      { name: 'weight', terms: ['lte.4'] },
      { name: 'unit.code', terms: ['eq.UTB'] },
      { name: 'nosuch', terms: ['eq.1'] },
    ]);
  });

  it('are one where two make a year', () => {
    const terms = ['gte.2025-01-01', 'lt.2026-01-01'];
    expect(conditionsOf({ at: terms })).toEqual([{ name: 'at', terms }]);
  });

  it('are removed one at a time, from the first page on', () => {
    const left = withoutCondition(search, { name: 'weight', terms: ['gte.2'] });
    expect(left.weight).toEqual(['lte.4']);
    expect(left).not.toHaveProperty('after');
    expect(withoutCondition(left, { name: 'weight', terms: ['lte.4'] })).not.toHaveProperty('weight');
  });

  it('are removed all at once; what does not choose records stays', () => {
    const all = { ...search, q: 'x', archived: 'only', limit: '100' };
    expect(withoutConditions(all)).toEqual({ authority: 'UTB', sort: 'year', limit: '100' });
  });

  it('are set', () => {
    expect(withTerms({ after: 'x' }, 'status', ['eq.done'])).toEqual({ status: ['eq.done'] });
    expect(withValue({ q: 'a' }, 'q', '')).toEqual({});
  });
});

it('finds the field of a condition, beyond a reference too', () => {
  expect(fieldAt([units, tasks], tasks, 'unit')?.label.sv).toBe('Enhet');
  expect(fieldAt([units, tasks], tasks, 'unit.code')).toEqual({
    field: units.fields[0],
    label: { sv: 'Enhet, Kod', en: 'Unit, Code' },
  });
  expect(fieldAt([units, tasks], tasks, 'unit.nosuch')).toBeUndefined();
  expect(fieldAt([units, tasks], tasks, 'nosuch')).toBeUndefined();
});

describe('columns', () => {
  const names = (search: Record<string, string>) => columnsOf(search, tasks).map((field) => field.name);

  it('are the title and those that are listed', () => {
    expect(names({})).toEqual(['title', 'year', 'status', 'weight']);
  });

  it('are the title and those chosen', () => {
    expect(names({ fields: 'note,year,nosuch' })).toEqual(['title', 'year', 'note']);
  });
});

describe('order', () => {
  it('is the register’s own until another is chosen', () => {
    expect(orderOf({}, tasks)).toEqual({ name: 'year', descending: true });
    expect(orderOf({ sort: 'title' }, tasks)).toEqual({ name: 'title', descending: false });
  });

  it('turns round the second time, from the first page on', () => {
    const once = sortedBy({ after: 'x' }, tasks, 'title');
    expect(once).toEqual({ sort: 'title' });
    expect(sortedBy(once, tasks, 'title')).toEqual({ sort: '-title' });
    expect(sortedBy({ sort: '-title' }, tasks, 'title')).toEqual({ sort: 'title' });
  });
});

it('asks for the page that the address tells of', () => {
  const search = {
    sort: '-title',
    after: 'x',
    status: 'eq.open',
    fields: 'year',
    limit: '100',
    edit: 'true',
  };
  expect(pageQuery(search, tasks, 'UTB')).toEqual({
    authority: 'UTB',
    status: 'eq.open',
    sort: '-title',
    fields: 'title,year',
    limit: 100,
    names: true,
    after: 'x',
  });
  expect(exportQuery(search, tasks, 'UTB', 'csv')).toEqual({
    authority: 'UTB',
    status: 'eq.open',
    sort: '-title',
    fields: 'title,year',
    format: 'csv',
  });
  expect(limitOf({ limit: '7' })).toBe(50);
});
