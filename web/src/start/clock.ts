/** Article 33 of the GDPR: to the authority without delay and, where feasible, within 72 hours of knowing. */
export const hoursToNotify = 72;

const hour = 3_600_000;

export interface Clock {
  /** Whole hours since it was discovered. */
  passed: number;
  /** Whole hours that are left; negative where they have run out. */
  left: number;
  late: boolean;
}

export function clockOf(discoveredAt: string, now: number): Clock {
  const since = now - Date.parse(discoveredAt);
  const left = hoursToNotify * hour - since;
  return { passed: Math.floor(since / hour), left: Math.floor(left / hour), late: left <= 0 };
}
