import type { RegisterRecord } from '@/api/types';
import { fieldsOf, stands } from '../stands';

const always = [
  ...stands.flatMap((stand) => Object.values(fieldsOf[stand]) as string[]),
  'level',
  'moved',
  'previous_value',
  'reason',
  'treatment',
  'action',
];

/** The fields that the parts of a risk's page show; what has changed only beside what it was before. */
export const shownOfRisk = (risk: RegisterRecord): readonly string[] =>
  risk.previous_value == null ? always : [...always, 'what_changed'];
