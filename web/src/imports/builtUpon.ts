import { Problem } from '@/api/request';

export interface BuiltUpon {
  /** What people call it, or what is wrong in words. */
  text: string;
  register: string;
  id: string;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** The records that stand in the way of an undo; null where the refusal is of another kind. */
export function builtUpon(error: unknown): BuiltUpon[] | null {
  if (!(error instanceof Problem) || error.code !== 'import.built_upon') return null;
  const records = Array.isArray(error.body.records) ? (error.body.records as Record<string, unknown>[]) : [];
  if (records.length === 0)
    return error.faults.map((fault) => ({ text: fault.detail, register: '', id: '' }));
  return records.map((record) => ({
    text: [text(record.reference), text(record.title) || text(record.record)].filter(Boolean).join(' '),
    register: text(record.register),
    id: text(record.id),
  }));
}
