import type { HistoryEntry } from '@/api/records';
import type { SecrecyMark } from '@/api/secrecy';
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
  /** Of secrecy, before and after. */
  marks?: [SecrecyMark[], SecrecyMark[]];
  /** All that was changed is secret. */
  masked: boolean;
  /** The values are gone from the trail. */
  erased: boolean;
}

function changesIn(register: Register, entry: HistoryEntry): FieldChange[] {
  return register.fields.flatMap((field) => {
    const change = entry.changes?.[field.name];
    return change ? [{ field, before: change[0], after: change[1] }] : [];
  });
}

/** The marks before and after stand beside the fields, for it is no field of the register. */
const marksIn = ({ action, changes }: HistoryEntry) =>
  action === 'secrecy'
    ? (changes?.secrecy as unknown as [SecrecyMark[], SecrecyMark[]] | undefined)
    : undefined;

const isMasked = ({ action, changes }: HistoryEntry) =>
  ['change', 'update'].includes(action) && changes !== null && Object.keys(changes).length === 0;

/** Entries of the same transaction as one, newest first as they come. */
export function happenings(register: Register, entries: readonly HistoryEntry[]): Happening[] {
  const made: Happening[] = [];
  for (const entry of entries) {
    const last = made.at(-1);
    const together = last?.at === entry.at && last.by === entry.by && last.operation === entry.operation;
    const changes = changesIn(register, entry);
    const marks = marksIn(entry);
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
        ...(marks && { marks }),
        masked: isMasked(entry),
        erased: entry.changes === null && entry.action !== 'archive' && entry.action !== 'restore',
      });
  }
  return made;
}
