import type { Days } from './period';

/** What is wrong with a period, by field: words of the room. */
export function dayFaults({ from, to }: Days, wantsEnd = false): { to?: 'bad_order' | 'stand_in_lacks_to' } {
  if (wantsEnd && !to) return { to: 'stand_in_lacks_to' };
  return from && to && to < from ? { to: 'bad_order' } : {};
}
