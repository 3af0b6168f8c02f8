import type { HistoryEntry } from '@/api/records';
import type { Field, Register, Value } from '@/api/types';

export interface FieldChange {
  field: Field;
  before: Value;
  after: Value;
}

/** What one person did in one go. */
export interface Happening {
  key: string;
  at: string;
  by: string;
  action: string;
  operation: string;
  import: string | null;
  changes: FieldChange[];
  /** The values are gone from the trail. */
  erased: boolean;
}

function changesIn(register: Register, entry: HistoryEntry): FieldChange[] {
  return register.fields.flatMap((field) => {
    const change = entry.changes?.[field.name];
    return change ? [{ field, before: change[0], after: change[1] }] : [];
  });
}

/** Entries of the same transaction as one, newest first as they come. */
export function happenings(register: Register, entries: readonly HistoryEntry[]): Happening[] {
  const made: Happening[] = [];
  for (const entry of entries) {
    const last = made.at(-1);
    const together = last?.at === entry.at && last.by === entry.by && last.operation === entry.operation;
    const changes = changesIn(register, entry);
    if (together) last.changes.push(...changes);
    else
      made.push({
        key: `${entry.at} ${entry.version}`,
        at: entry.at,
        by: entry.by,
        action: entry.action,
        operation: entry.operation,
        import: entry.import,
        changes,
        erased: entry.changes === null && entry.action !== 'archive' && entry.action !== 'restore',
      });
  }
  return made;
}
