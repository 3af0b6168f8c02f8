import type { RegisterRecord } from '@/api/types';

/** What was performed, by the control's id, in the order that it came. */
export function byControl(performances: readonly RegisterRecord[]): Map<string, RegisterRecord[]> {
  const found = new Map<string, RegisterRecord[]>();
  for (const one of performances) {
    const control = String(one.control);
    found.set(control, [...(found.get(control) ?? []), one]);
  }
  return found;
}

const deviating = ['minor', 'serious'];

/** Whether it has come to a result; a drawn sample has not. */
export const isPerformed = ({ result }: RegisterRecord) =>
  typeof result === 'string' && result !== 'not_done';

export const isDeviating = ({ result }: RegisterRecord) => deviating.includes(String(result));
