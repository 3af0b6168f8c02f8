import type { TrailEntry, TrailKind } from '@/api/trail';
import type { Field, Register, Value } from '@/api/types';

/** A fact of an event; `field` where it is a register's. */
export interface Changed {
  name: string;
  field: Field | undefined;
  /** There was something before: it was changed. */
  changed: boolean;
  before: unknown;
  after: unknown;
}

const isPair = (value: unknown): value is [unknown, unknown] => Array.isArray(value) && value.length === 2;

/** What the sentence of an event says already. */
const said: Partial<Record<TrailKind, readonly string[]>> = {
  sign_in: ['how', 'account'],
  sign_out: ['account'],
  exported: ['what', 'format'],
  verify: ['sound'],
  seal: ['sequence'],
};

/** What became of what, or what is known of the event; in the register's own order. */
export function changedIn(entry: TrailEntry, register: Register | undefined): Changed[] {
  const told = said[entry.kind] ?? [];
  const facts = Object.entries(entry.changes ?? {}).filter(([name]) => !told.includes(name));
  const order = (name: string) => register?.fields.findIndex((field) => field.name === name) ?? 0;
  return facts
    .map(([name, value]): Changed => {
      const field = register?.fields.find((one) => one.name === name);
      const changed = entry.action !== 'create' && isPair(value);
      return changed
        ? { name, field, changed, before: value[0], after: value[1] }
        : { name, field, changed, before: null, after: value };
    })
    .filter((one) => one.changed || (one.after !== null && one.after !== ''))
    .sort((a, b) => order(a.name) - order(b.name));
}

/** A value as a register has them, or nothing. */
export const valueOf = (value: unknown): Value =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;

/** What a record was called according to the event itself; empty where it does not say. */
export function titleIn(entry: TrailEntry, register: Register): string {
  const value = entry.changes?.[register.title];
  const said = entry.action === 'create' || !isPair(value) ? value : value[1];
  return typeof said === 'string' ? said : '';
}
