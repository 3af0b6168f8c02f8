import type { Field } from '@/api/types';

/** A field of a form that is no register's. */
export const formField = (
  facts: Pick<Field, 'name' | 'label' | 'help' | 'kind'> & Partial<Field>,
): Field => ({
  choices: [],
  refers_to: null,
  max_length: 0,
  minimum: null,
  maximum: null,
  required: false,
  sortable: false,
  searchable: false,
  listed: false,
  derived: false,
  personal: false,
  ...facts,
});
