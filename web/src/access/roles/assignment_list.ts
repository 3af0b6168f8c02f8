import type { Assignment } from '@/api/assignments';
import { type PeriodState, stateOf } from './period';

export interface Wanted {
  /** A part of the person's name or user name. */
  find: string;
  role: string;
  state: PeriodState | '';
}

const folded = (text: string) => text.toLocaleLowerCase('sv');

/** Those of the authority and of the whole city that are looked for, by person. */
export function assignmentsShown(
  all: readonly Assignment[],
  authority: string,
  wanted: Wanted,
  now: Date,
  compare: (a: string, b: string) => number,
): Assignment[] {
  const words = folded(wanted.find.trim());
  const stands = (one: Assignment) => {
    const state = stateOf(one, now);
    return wanted.state === state || (wanted.state === 'now' && state === 'soon');
  };
  return all
    .filter((one) => one.authority === null || one.authority === authority)
    .filter((one) => folded(`${one.name} ${one.login}`).includes(words))
    .filter((one) => !wanted.role || one.role === wanted.role)
    .filter((one) => (wanted.state ? stands(one) : stateOf(one, now) !== 'over'))
    .sort((a, b) => compare(a.name, b.name) || compare(a.role, b.role));
}

/** Whether somebody may be let to stand in: not for who stands in, nor for what every employee may. */
export const mayBeStoodInFor = (one: Assignment, now: Date) =>
  one.stand_in_for === null && one.role !== 'employee' && stateOf(one, now) !== 'over';
