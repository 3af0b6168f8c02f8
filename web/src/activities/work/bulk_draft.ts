import type { BulkChange } from './bulk';

export const bulkFields = ['status', 'year', 'due', 'responsible'] as const;
export type BulkField = (typeof bulkFields)[number];

const longest = 3650;

/** What is written in the bar as a change; which of its words says what is wrong where it is none. */
export function readBulk(field: BulkField, text: string): BulkChange | 'wrong_days' | 'wrong_year' {
  const written = text.trim().replace('−', '-');
  if (field === 'year') {
    const value = Number(written);
    return /^\d{4}$/.test(written) && value >= 1990 && value <= 2200 ? { field, value } : 'wrong_year';
  }
  if (field === 'due') {
    const days = Number(written);
    return /^[+-]?\d+$/.test(written) && Math.abs(days) <= longest ? { field, days } : 'wrong_days';
  }
  return { field, value: text.trim() };
}
