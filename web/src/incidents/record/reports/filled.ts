import type { FormField } from '@/api/incident_forms';

/** What somebody has written where no fact of the incident answers, by the field's id. */
export type OwnWords = Record<string, string>;

/** What a field of a form says: the fact, or one's own words. */
export const answerOf = ({ id, value }: FormField, own: OwnWords): string => own[id] ?? value;

/** A field that is answered in words of one's own, not by a fact of the incident. */
export const isFree = ({ fact, value }: FormField): boolean => fact === null && value === '';

/** What must be answered and is not. */
export const lacking = (fields: readonly FormField[], own: OwnWords): FormField[] =>
  fields.filter((field) => (field.missing || field.required) && answerOf(field, own).trim() === '');

/** The form as it is sent: what has an answer. */
export const contentOf = (fields: readonly FormField[], own: OwnWords): Record<string, string> =>
  Object.fromEntries(
    fields
      .map((field): [string, string] => [field.id, answerOf(field, own)])
      .filter(([, text]) => text !== ''),
  );

/** The id of a field's place on the page. */
export const placeOf = (field: Pick<FormField, 'id'>) => `form-${field.id}`;
