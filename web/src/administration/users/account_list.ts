import type { Account } from '@/api/accounts';

export type Shown = 'all' | 'active' | 'disabled';

const folded = (text: string) => text.toLocaleLowerCase('sv');

/** The accounts that are looked for, by name or user name, in the reader's order. */
export function accountsShown(
  accounts: readonly Account[],
  find: string,
  shown: Shown,
  compare: (a: string, b: string) => number,
): Account[] {
  const wanted = folded(find.trim());
  return accounts
    .filter((one) => folded(`${one.name} ${one.login} ${one.named_as.join(' ')}`).includes(wanted))
    .filter((one) => shown === 'all' || (one.disabled_at !== null) === (shown === 'disabled'))
    .sort((a, b) => compare(a.name, b.name) || compare(a.login, b.login));
}
