import type { Versioned } from '@/api/records';
import type { RegisterRecord, Value } from '@/api/types';

/** What many activities are changed in. */
export type BulkChange =
  | { field: 'status' | 'responsible'; value: string }
  | { field: 'year'; value: number }
  | { field: 'due'; days: number };

/** Records that get the same value of a field. */
export interface Batch {
  field: BulkChange['field'];
  value: Value;
  records: Versioned[];
}

const day = 86_400_000;

/** "2026-01-31", 1 → "2026-02-01" */
export function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** The value that a change gives a record; undefined where it does not concern it. */
function becomes(record: RegisterRecord, change: BulkChange): Value | undefined {
  if (change.field !== 'due') return change.value;
  return typeof record.due === 'string' ? shifted(record.due, change.days) : undefined;
}

function grouped(field: Batch['field'], given: readonly (readonly [Value, Versioned])[]): Batch[] {
  const batches = new Map<Value, Versioned[]>();
  for (const [value, one] of given) batches.set(value, [...(batches.get(value) ?? []), one]);
  return [...batches].map(([value, records]) => ({ field, value, records }));
}

/** What makes the change, and what unmakes it: a batch for each value. What has the value already is left out. */
export function batchesOf(records: readonly RegisterRecord[], change: BulkChange) {
  const { field } = change;
  const changed = records.flatMap((record) => {
    const to = becomes(record, change);
    const from = record[field] ?? null;
    return to === undefined || to === from ? [] : [{ record, to, from }];
  });
  return {
    count: changed.length,
    forth: grouped(
      field,
      changed.map(({ record: { id, version }, to }) => [to, { id, version }] as const),
    ),
    back: grouped(
      field,
      changed.map(({ record: { id, version }, from }) => [from, { id, version: version + 1 }] as const),
    ),
  };
}
