/** One decimal. */
export const round = (value: number) => Math.round(value * 10) / 10;

const hoursShown = 48;

/** A length of time in the unit that people would say. */
export function lengthOf(hours: number): { unit: 'hours' | 'days'; count: number } {
  return hours < hoursShown
    ? { unit: 'hours', count: round(hours) }
    : { unit: 'days', count: round(hours / 24) };
}
