import type { HeadingLook, ImportReport } from './types';

/** For tests: an import that would make two incidents. */
export const emptyReport: ImportReport = {
  register: 'incident',
  file: 'CSV, UTF-8, ;',
  written: false,
  import_id: null,
  as_of: null,
  rows: 2,
  created: 2,
  changed: 0,
  unchanged: 0,
  archived: 0,
  restored: 0,
  absent_count: 0,
  error_count: 0,
  mapping: {},
  unknown_headings: [],
  absent: [],
  errors: [],
  conflicts: [],
  offers: [],
  changes: [],
  notices: [],
};

export const specimenLook: HeadingLook = {
  description: 'CSV, UTF-8, ;',
  headings: ['Rubrik', 'Vad är det'],
  rows_seen: [['Tappad dator', 'x']],
  register: 'incidents',
  candidates: [{ register: 'incidents', fits: 1 }],
  mapping: { Rubrik: 'title', 'Vad är det': '' },
  unknown: ['Vad är det'],
  missing: [],
};

const field = (name: string, sv: string, more: object = {}) => ({
  name,
  label: { sv, en: name },
  help: { sv: '', en: '' },
  kind: 'text',
  choices: [],
  refers_to: null,
  max_length: 300,
  minimum: null,
  maximum: null,
  required: false,
  sortable: true,
  searchable: true,
  listed: true,
  derived: false,
  personal: false,
  ...more,
});

const register = (name: string, plural: string, sv: string, fields: object[]) => ({
  name,
  plural,
  area: { name, label: { sv, en: plural } },
  label: { sv: sv.slice(0, -2), en: name },
  label_plural: { sv, en: plural },
  help: { sv: '', en: '' },
  key: [],
  title: 'title',
  period: '',
  default_sort: 'title',
  reference_prefix: '',
  fields,
});

export const specimenRegisters = [
  register('incident', 'incidents', 'Incidenter', [
    field('title', 'Rubrik', { required: true }),
    field('kind', 'Typ av händelse'),
  ]),
  register('system', 'systems', 'Systemen', [field('name', 'Namn', { required: true })]),
];
