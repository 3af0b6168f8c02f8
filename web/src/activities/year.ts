import type { RegisterRecord } from '@/api/types';

export const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

export interface Activity {
  id: string;
  authority: string;
  title: string;
  due: string;
  responsible: string;
  /** As in the register, that it should have been done, or that it is obligatory and nobody has planned it. */
  state: State;
}

export const states = ['overdue', 'planned', 'ongoing', 'done', 'cancelled', 'lacking'] as const;
export type State = (typeof states)[number];

export function stateOf(status: unknown, due: string, today: string): State {
  if (status === 'done' || status === 'cancelled') return status;
  if (due !== '' && due < today) return 'overdue';
  return status === 'ongoing' ? 'ongoing' : 'planned';
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

export function activityOf(record: RegisterRecord, today: string): Activity {
  const due = text(record.due);
  return {
    id: record.id,
    authority: record.authority,
    title: text(record.title),
    due,
    responsible: text(record.responsible),
    state: stateOf(record.status, due, today),
  };
}

export interface Month {
  month: number;
  activities: Activity[];
}

/** Activities by the month that they are due in; all twelve, also the empty ones. */
export function byMonth(activities: readonly Activity[]): Month[] {
  return months.map((month) => ({
    month,
    activities: activities.filter((activity) => Number(activity.due.slice(5, 7)) === month),
  }));
}

const two = (month: number) => String(month).padStart(2, '0');

/** The dates of a year, or of a month of it, as the API filters them. */
export function dueWithin(year: number, month?: number): string[] {
  if (month === undefined) return [`gte.${year}-01-01`, `lt.${year + 1}-01-01`];
  const end = month === 12 ? `${year + 1}-01` : `${year}-${two(month + 1)}`;
  return [`gte.${year}-${two(month)}-01`, `lt.${end}-01`];
}
