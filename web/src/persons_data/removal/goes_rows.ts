import type { Goes } from '@/api/persons';

/** A line of the table of what goes: a field, or the whole of something that has none. */
export interface GoesRow {
  key: string;
  where: string;
  /** Null: the whole of it. */
  field: string | null;
  /** What stands there afterwards; null: nothing. */
  becomes: string | null;
  count: number;
}

export const rowsOf = (goes: readonly Goes[]): GoesRow[] =>
  goes.flatMap((one, at): GoesRow[] => {
    const where = one.authority ? `${one.label} (${one.authority})` : one.label;
    if (one.fields.length === 0) {
      return [{ key: `${at}`, where, field: null, becomes: null, count: one.records }];
    }
    return one.fields.map(({ field, label, becomes, count }) => ({
      key: `${at} ${field}`,
      where,
      field: label,
      becomes,
      count,
    }));
  });
