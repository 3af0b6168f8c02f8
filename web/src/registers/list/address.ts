import type { Query } from '@/api/request';
import type { Secrets } from '@/api/secrecy';
import { fieldOf } from '@/api/registers';
import type { Field, Register } from '@/api/types';
import { one, type Search } from '@/app/search';
import { yearOf } from '@/kinds/date/terms';
import type { Text } from '@/words/words';

// Parameters of a list that are not conditions on a field.
const others = [
  'authority',
  'sort',
  'limit',
  'after',
  'fields',
  'q',
  'archived',
  'count',
  'format',
  'names',
  'shared',
  'secrets',
  'edit',
];

export const pageSizes = [50, 100, 200];

/** A condition as people see it: one term on a field, or the two that make a year. */
export interface Condition {
  name: string;
  terms: string[];
}

export function termsOf(search: Search, name: string): string[] {
  const value = search[name];
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
}

export function conditionsOf(search: Search): Condition[] {
  return Object.keys(search)
    .filter((name) => !others.includes(name))
    .flatMap((name) => {
      const terms = termsOf(search, name);
      if (yearOf(terms) !== null) return [{ name, terms }];
      return terms.map((term) => ({ name, terms: [term] }));
    });
}

/** Other records than before: the list begins anew. */
export function withTerms(search: Search, name: string, terms: string[]): Search {
  return without({ ...search, [name]: terms }, 'after');
}

export function withoutCondition(search: Search, { name, terms }: Condition): Search {
  return withTerms(
    search,
    name,
    termsOf(search, name).filter((term) => !terms.includes(term)),
  );
}

export function withValue(search: Search, name: string, value: string): Search {
  return without({ ...search, [name]: value }, 'after');
}

export function without(search: Search, ...names: string[]): Search {
  return Object.fromEntries(
    Object.entries(search).filter(([name, value]) => !names.includes(name) && value.length > 0),
  );
}

/** What does not choose records stays: order, columns, size of page. */
export function withoutConditions(search: Search): Search {
  const names = conditionsOf(search).map((condition) => condition.name);
  return without(search, 'after', 'q', 'archived', 'shared', ...names);
}

/** The field that a condition is on, and what it is called: "unit.code" is the code of the unit. */
export function fieldAt(
  registers: Register[],
  register: Register,
  path: string,
): { field: Field; label: Text } | undefined {
  const [first = '', second] = path.split('.');
  const field = fieldOf(register, first);
  if (!field || second === undefined) return field && { field, label: field.label };
  const other = registers.find((candidate) => candidate.plural === field.refers_to);
  const inner = other && fieldOf(other, second);
  if (!inner) return undefined;
  const label = (language: 'sv' | 'en') => `${field.label[language]}, ${inner.label[language]}`;
  return { field: inner, label: { sv: label('sv'), en: label('en') } };
}

/** The title first, then those chosen or those usually shown. */
export function columnsOf(search: Search, register: Register): Field[] {
  const chosen = one(search, 'fields').split(',').filter(Boolean);
  const shown = register.fields.filter((field) =>
    chosen.length > 0 ? chosen.includes(field.name) : field.listed,
  );
  const title = fieldOf(register, register.title);
  return title ? [title, ...shown.filter((field) => field !== title)] : shown;
}

export interface Order {
  name: string;
  descending: boolean;
}

export function orderOf(search: Search, register: Register): Order {
  const sort = one(search, 'sort') || register.default_sort;
  return sort.startsWith('-') ? { name: sort.slice(1), descending: true } : { name: sort, descending: false };
}

/** Once more on the same field turns the order round. */
export function sortedBy(search: Search, register: Register, name: string): Search {
  const order = orderOf(search, register);
  const turned = order.name === name && !order.descending;
  return withValue(search, 'sort', turned ? `-${name}` : name);
}

export function limitOf(search: Search): number {
  const limit = Number(one(search, 'limit'));
  return pageSizes.includes(limit) ? limit : (pageSizes[0] ?? 50);
}

/** Which records, without order and page: what a count and an export share. */
export function whichRecords(search: Search, authority: string): Query {
  return {
    ...without(search, 'sort', 'limit', 'after', 'fields', 'count', 'format', 'names', 'edit'),
    authority,
  };
}

/** The page of the list that the address tells of. */
export function pageQuery(search: Search, register: Register, authority: string): Query {
  return {
    ...whichRecords(search, authority),
    sort: one(search, 'sort'),
    fields: namesOf(columnsOf(search, register)),
    limit: limitOf(search),
    names: true,
    after: one(search, 'after'),
  };
}

export function exportQuery(
  search: Search,
  register: Register,
  authority: string,
  format: 'csv' | 'xlsx',
  secrets: Secrets = 'masked',
): Query {
  return {
    ...whichRecords(without(search, 'secrets'), authority),
    ...(secrets === 'shown' && { secrets }),
    sort: one(search, 'sort'),
    fields: namesOf(columnsOf(search, register)),
    format,
  };
}

const namesOf = (fields: Field[]) => fields.map((field) => field.name).join(',');
