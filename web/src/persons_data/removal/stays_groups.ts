import type { Ground, Stays } from '@/api/persons';

/** What stays for one and the same reason. */
export interface StaysGroup {
  ground: Ground;
  stays: Stays[];
}

/** By reason, in the order in which the reasons come. */
export function groupsOf(stays: readonly Stays[]): StaysGroup[] {
  const made = new Map<string, StaysGroup>();
  for (const one of stays) {
    const group = made.get(one.ground.code);
    if (group) group.stays.push(one);
    else made.set(one.ground.code, { ground: one.ground, stays: [one] });
  }
  return [...made.values()];
}
