import type { Account } from '@/api/accounts';

const most = 10;

const folded = (text: string) => text.toLocaleLowerCase('sv');

/** Accounts that can sign in, or all, whose name or user name holds the words, in the reader's order; the first ten. */
export function accountsFound(
  accounts: readonly Account[],
  words: string,
  compare: (a: string, b: string) => number,
  withClosed = false,
): Account[] {
  const wanted = folded(words.trim());
  return accounts
    .filter((one) => withClosed || one.disabled_at === null)
    .filter((one) => folded(`${one.name} ${one.login}`).includes(wanted))
    .sort((a, b) => compare(a.name, b.name) || compare(a.login, b.login))
    .slice(0, most);
}
