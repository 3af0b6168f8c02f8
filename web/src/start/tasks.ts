const day = 86_400_000;

/** Whole days from one date to another; negative where it has passed. */
export function daysUntil(date: string, today: string): number {
  return Math.round((Date.parse(date) - Date.parse(today)) / day);
}

/** One of several texts, as the API's filter writes it. */
export function oneOf(values: readonly string[]): string {
  return `in.(${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')})`;
}

/** What is still to be done. */
export const open = { status: 'in.(planned,ongoing)' };

/** What people call the one who answers for a task: the account's name and what it is named as in plans. */
export function namesOf(account: { name: string; named_as: string[] }): string[] {
  return [...new Set([...account.named_as, account.name])].filter(Boolean);
}
