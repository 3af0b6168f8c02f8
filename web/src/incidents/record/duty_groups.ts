import type { Duty } from '@/api/incident_duties';

export interface DutyGroups {
  /** Apply and are not fulfilled, what is due first on top. */
  owed: Duty[];
  unknown: Duty[];
  done: Duty[];
  no: Duty[];
}

// What is to be done without delay waits for no clock.
const dueOf = (duty: Duty) => (duty.clock ? Date.parse(duty.clock.due) : duty.without_delay ? 0 : Infinity);

/** By the time when each is due: sorting leaves those alike in the order of the law. */
const byDue = (a: Duty, b: Duty) => (dueOf(a) === dueOf(b) ? 0 : dueOf(a) - dueOf(b));

/** The duties as somebody works with them. */
export function dutyGroups(duties: readonly Duty[]): DutyGroups {
  const yes = duties.filter(({ applies }) => applies === 'yes');
  return {
    owed: yes.filter(({ done }) => !done).sort(byDue),
    unknown: duties.filter(({ applies }) => applies === 'unknown'),
    done: yes.filter(({ done }) => done),
    no: duties.filter(({ applies }) => applies === 'no'),
  };
}

/** The clocks that run, the soonest first. */
export const runningClocks = (duties: readonly Duty[]): Duty[] =>
  duties.filter(({ applies, done, clock }) => applies !== 'no' && !done && clock !== null).sort(byDue);
