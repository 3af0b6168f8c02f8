import { createContext } from 'react';

/** What the ids of a form's controls begin with: two forms on a page may have the same field. */
export const FieldPrefix = createContext('field');

/** The id of a field's control. */
export const fieldId = (name: string, prefix = 'field') => `${prefix}-${name}`;
