import type { Register, RegisterRecord, Value } from '@/api/types';
import { fieldFor } from '@/kinds/specimen';

const label = (sv: string, en: string) => ({ sv, en });

export const units: Register = {
  name: 'unit',
  plural: 'units',
  area: { name: 'organisation', label: label('Organisation', 'Organisation') },
  label: label('Enhet', 'Unit'),
  label_plural: label('Enheter', 'Units'),
  help: label('', ''),
  key: ['code'],
  title: 'name',
  period: '',
  default_sort: 'code',
  reference_prefix: '',
  fields: [
    fieldFor('text', { name: 'code', label: label('Kod', 'Code'), required: true, sortable: true }),
    fieldFor('text', { name: 'name', label: label('Namn', 'Name'), required: true, sortable: true }),
    fieldFor('reference', { name: 'parent', label: label('Överordnad', 'Parent'), refers_to: 'units' }),
  ],
};

/** A register for tests, with a field of most kinds. */
export const tasks: Register = {
  name: 'task',
  plural: 'tasks',
  area: { name: 'activities', label: label('Aktiviteter', 'Activities') },
  label: label('Uppgift', 'Task'),
  label_plural: label('Uppgifter', 'Tasks'),
  help: label('Det som ska göras.', 'What is to be done.'),
  key: ['year', 'title'],
  title: 'title',
  period: 'year',
  default_sort: '-year',
  reference_prefix: 'UPG',
  fields: [
    fieldFor('integer', {
      name: 'year',
      label: label('År', 'Year'),
      minimum: 1990,
      maximum: 2200,
      required: true,
      sortable: true,
    }),
    fieldFor('text', { name: 'title', label: label('Rubrik', 'Title'), required: true, sortable: true }),
    fieldFor('choice', {
      name: 'status',
      label: label('Status', 'Status'),
      choices: [
        { code: 'open', label: label('Pågår', 'Ongoing') },
        { code: 'done', label: label('Klar', 'Done') },
      ],
    }),
    fieldFor('integer', { name: 'weight', label: label('Vikt', 'Weight'), minimum: 1, maximum: 5 }),
    fieldFor('long_text', {
      name: 'note',
      label: label('Anteckning', 'Note'),
      max_length: 4000,
      listed: false,
    }),
    fieldFor('integer', { name: 'value', label: label('Värde', 'Value'), derived: true, listed: false }),
    fieldFor('reference', {
      name: 'unit',
      label: label('Enhet', 'Unit'),
      refers_to: 'units',
      required: true,
      listed: false,
    }),
  ],
};

export const unitId = '0192f000-0000-7000-8000-0000000000aa';

export function task(number: number, facts: Record<string, Value> = {}): RegisterRecord {
  return {
    id: `0192f000-0000-7000-8000-00000000000${number}`,
    authority: 'UTB',
    reference: `UPG-2026-000${number}`,
    version: number,
    created_at: '2026-01-01T09:00:00Z',
    changed_at: '2026-01-02T09:00:00Z',
    archived_at: null,
    year: 2026,
    title: `Uppgift ${number}`,
    status: 'open',
    weight: 3,
    note: null,
    value: 9,
    unit: unitId,
    ...facts,
  };
}
