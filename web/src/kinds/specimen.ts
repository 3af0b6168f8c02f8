import type { Field, KindName } from '@/api/types';

/** A field for tests: as plain as can be but for what is said. */
export function fieldFor(kind: KindName, facts: Partial<Field> = {}): Field {
  return {
    name: kind,
    label: { sv: `Fält ${kind}`, en: `Field ${kind}` },
    help: { sv: '', en: '' },
    kind,
    choices: [],
    refers_to: null,
    max_length: 400,
    minimum: null,
    maximum: null,
    required: false,
    sortable: false,
    searchable: false,
    listed: true,
    derived: false,
    personal: false,
    ...facts,
  };
}

export const colours = [
  { code: 'red', label: { sv: 'Röd', en: 'Red' } },
  { code: 'green', label: { sv: 'Grön', en: 'Green' } },
  { code: 'blue', label: { sv: 'Blå', en: 'Blue' } },
];
