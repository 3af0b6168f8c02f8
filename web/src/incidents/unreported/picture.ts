import type { Estimate, Unreported } from '@/api/unreported';

/** Where things stand on a line from nothing to the interval's upper end: parts of one. */
export interface Picture {
  known: number;
  lower: number;
  total: number;
}

/** Events that at least one of the lists has. */
export const knownOf = ({ staff, desk, both }: Pick<Unreported, 'staff' | 'desk' | 'both'>) =>
  staff + desk - both;

export function pictureOf(unreported: Unreported, { lower, upper, total }: Estimate): Picture {
  const whole = Math.max(upper, 1);
  return { known: knownOf(unreported) / whole, lower: lower / whole, total: total / whole };
}
