import type { Values } from '@/api/records';
import type { RegisterRecord } from '@/api/types';

export type Sensitive = 'no' | 'partly' | 'yes';

export const sensitiveAnswers: readonly Sensitive[] = ['no', 'partly', 'yes'];

// The server refuses these of what is wholly security-sensitive: src/areas/incidents/incident.cpp.
const details = [
  'description',
  'people',
  'place',
  'information',
  'supplier',
  'consequences',
  'measures',
  'groups',
  'data_kinds',
  'cause_label',
  'cause',
  'effect',
  'lessons',
];

/** The fields that an answer of yes takes the words out of. */
export const detailsIn = (record: RegisterRecord): string[] =>
  details.filter((name) => Boolean(record[name]));

/** What an answer to the first question changes. */
export function answerChanges(record: RegisterRecord, answer: Sensitive): Values {
  const emptied = answer === 'yes' ? detailsIn(record) : [];
  return { ...Object.fromEntries(emptied.map((name): [string, null] => [name, null])), sensitive: answer };
}
