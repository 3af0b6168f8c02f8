import type { Register, RegisterRecord } from '@/api/types';

export const statuses = ['planned', 'ongoing', 'done', 'cancelled'] as const;
export type Status = (typeof statuses)[number];

export const isStatus = (value: unknown): value is Status => statuses.some((status) => status === value);

/** Where an activity stands; one that does not say is planned. */
export const statusOf = ({ status }: RegisterRecord): Status => (isStatus(status) ? status : 'planned');

export const isOpen = (record: RegisterRecord) => ['planned', 'ongoing'].includes(statusOf(record));

/** Whether it should have been done by now. */
export const isLate = (record: RegisterRecord, today: string): boolean =>
  isOpen(record) && typeof record.due === 'string' && record.due < today;

/** "RSK-2026-0004" → the risk of that reference; null where the words of a source lead nowhere. */
export function sourceOf(source: unknown, registers: readonly Register[]) {
  const found = typeof source === 'string' ? /^(\p{Lu}+)-\d{4}-\d+$/u.exec(source.trim()) : null;
  if (!found) return null;
  const register = registers.find(({ reference_prefix: prefix }) => prefix === found[1]);
  return register ? { register: register.plural, id: found[0] } : null;
}
