import type { Overview } from '@/api/overview';
import { addressOf } from '@/api/request';
import { handledIncidents } from './incident_status';
import { oneOf, open } from './tasks';

export const columns = [
  { name: 'overdue', group: 'mine' },
  { name: 'due', group: 'mine' },
  { name: 'open', group: 'mine' },
  { name: 'new', group: 'clocks' },
  { name: 'ongoing', group: 'clocks' },
  { name: 'risks', group: 'standing' },
  { name: 'systems', group: 'standing' },
] as const;

export type ColumnName = (typeof columns)[number]['name'];

export const groups = ['mine', 'clocks', 'standing'] as const;

/** A number with the address of what it counts; null where that may not be read. */
export interface Counted {
  count: number;
  records: string;
}

/** What waits already, so that it is seen first. */
export const urgent = (column: ColumnName, count: number) =>
  count > 0 && (column === 'overdue' || column === 'new');

const month = 30 * 86_400_000;

/** The last of the days that are soon. */
export const soonAfter = (today: string): string =>
  new Date(Date.parse(today) + month).toISOString().slice(0, 10);

/** The number of a column, and the list of exactly what it counts. `names`: what the person is called in plans. */
export function countedOf(
  item: Overview,
  column: ColumnName,
  names: readonly string[],
  today: string,
): Counted | null {
  const authority = item.authority.code;
  const list = (register: string, query: Record<string, string | string[]>) =>
    addressOf(`/api/v1/${register}`, { authority, ...query });
  const mine = (count: number | undefined, due: Record<string, string | string[]>) =>
    count === undefined
      ? null
      : {
          count,
          records: list('activities', {
            ...open,
            responsible: oneOf(names.length > 0 ? names : ['–']),
            ...due,
          }),
        };
  const incidents = (status: 'new' | 'ongoing') =>
    item.incidents && {
      count: item.incidents[status],
      records: list('incidents', status === 'new' ? { status: 'eq.new' } : handledIncidents),
    };
  switch (column) {
    case 'overdue':
      return mine(item.tasks?.overdue, { due: `lt.${today}` });
    case 'due':
      return mine(item.tasks?.due, { due: [`gte.${today}`, `lte.${soonAfter(today)}`] });
    case 'open':
      return mine(item.tasks?.open, {});
    case 'new':
    case 'ongoing':
      return incidents(column);
    case 'risks':
      return item.risks_to_act_on === null
        ? null
        : { count: item.risks_to_act_on, records: list('risks', { action_required: 'eq.true' }) };
    case 'systems':
      return item.systems === null ? null : { count: item.systems, records: list('systems', {}) };
  }
}

/** Together in all authorities; null where none may be read. */
export function sumOf(
  items: readonly Overview[],
  column: ColumnName,
  names: readonly string[],
  today: string,
): number | null {
  const counts = items.flatMap((item) => countedOf(item, column, names, today)?.count ?? []);
  return counts.length > 0 ? counts.reduce((sum, count) => sum + count, 0) : null;
}
