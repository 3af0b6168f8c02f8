import type { Versioned } from '@/api/records';
import { maskedOf } from '@/api/secrecy';
import type { RegisterRecord, Value } from '@/api/types';

export interface Way {
  value: Value;
  records: Versioned[];
}

/**
 * What sets a field back after many got the same value: one batch for each value that was there. What had the new value
 * already was not changed, and kept its version. None where one of them has a value that is not shown: it cannot be set back.
 */
export function waysBack(
  before: readonly RegisterRecord[],
  changed: readonly Versioned[],
  field: string,
  value: Value,
): Way[] {
  if (before.some((record) => field in maskedOf(record) && changed.some(({ id }) => id === record.id)))
    return [];
  const ways = new Map<Value, Versioned[]>();
  for (const { id, version } of changed) {
    const old = before.find((record) => record.id === id && record.version === version);
    const was = old?.[field];
    if (was === undefined || was === value) continue;
    ways.set(was, [...(ways.get(was) ?? []), { id, version: version + 1 }]);
  }
  return [...ways].map(([was, records]) => ({ value: was, records }));
}
