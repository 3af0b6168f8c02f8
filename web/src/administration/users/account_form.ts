import type { Account, AccountFacts } from '@/api/accounts';
import type { AccountKind } from '@/api/types';

/** An account as it stands in its form. */
export interface AccountForm {
  login: string;
  name: string;
  kind: AccountKind;
  /** Code; empty for all authorities. */
  authority: string;
  /** One name per line. */
  named_as: string;
}

export type AccountField = keyof AccountForm;

export const accountFields: readonly AccountField[] = ['login', 'name', 'kind', 'authority', 'named_as'];

export type AccountFault = 'login_lacks' | 'login_bad' | 'name_lacks' | 'authority_lacks';

export function formOf(account: Account): AccountForm {
  return {
    login: account.login,
    name: account.name,
    kind: account.kind,
    authority: account.authority ?? '',
    named_as: account.named_as.join('\n'),
  };
}

export function factsOf(form: AccountForm): AccountFacts {
  const names = form.named_as.split('\n').map((name) => name.trim());
  return {
    name: form.name.trim(),
    kind: form.kind,
    authority: form.authority || null,
    named_as: [...new Set(names.filter(Boolean))],
  };
}

export function faultsOf(form: AccountForm): Map<AccountField, AccountFault> {
  const faults = new Map<AccountField, AccountFault>();
  const login = form.login.trim();
  if (!login) faults.set('login', 'login_lacks');
  else if (/\s/.test(login)) faults.set('login', 'login_bad');
  if (!form.name.trim()) faults.set('name', 'name_lacks');
  if (form.kind === 'employee' && !form.authority) faults.set('authority', 'authority_lacks');
  return faults;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Only what differs from what was read, as the API takes it. */
export function changesOf(before: Account, form: AccountForm): Partial<AccountFacts> {
  const facts = factsOf(form);
  const changed = Object.entries(facts).filter(
    ([name, value]) => !same(value, before[name as keyof AccountFacts]),
  );
  return Object.fromEntries(changed);
}

/** The fields where one's own change meets a change that somebody else has saved since. */
export function clashesOf(read: Account, form: AccountForm, saved: Account): AccountField[] {
  const theirs = changesOf(read, formOf(saved));
  return Object.keys(changesOf(saved, form)).filter(
    (name) => name in theirs && name in changesOf(read, form),
  ) as AccountField[];
}

/** One's own changes upon what somebody else has saved; where both changed a field, `mine` tells whose stands. */
export function rebased(
  read: Account,
  form: AccountForm,
  saved: Account,
  mine: ReadonlySet<string>,
): AccountForm {
  const clashes = new Set<string>(clashesOf(read, form, saved));
  const own = Object.keys(changesOf(read, form)).filter((name) => !clashes.has(name) || mine.has(name));
  return { ...formOf(saved), ...Object.fromEntries(own.map((name) => [name, form[name as AccountField]])) };
}
