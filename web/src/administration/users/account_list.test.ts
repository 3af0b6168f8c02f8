import { describe, expect, it } from 'vitest';
import type { Account } from '@/api/accounts';
import { formats } from '@/words/format';
import { accountsShown } from './account_list';

const account = (login: string, name: string, disabled = false) =>
  ({
    login,
    name,
    named_as: [],
    disabled_at: disabled ? '2026-01-01T00:00:00Z' : null,
  }) as unknown as Account;

const all = [account('oe', 'Östen Ek'), account('ab', 'Anna Berg', true), account('al', 'Åsa Lund')];
const logins = (find: string, shown: 'all' | 'active' | 'disabled' = 'all') =>
  accountsShown(all, find, shown, formats('sv').compare).map((one) => one.login);

describe('the list of accounts', () => {
  it('is in Swedish order', () => {
    expect(logins('')).toEqual(['ab', 'al', 'oe']);
  });

  it('finds by name and user name, whatever the case', () => {
    expect(logins('ÖSTEN')).toEqual(['oe']);
    expect(logins(' al ')).toEqual(['al']);
    expect(logins('nobody')).toEqual([]);
  });

  it('shows those who can sign in, or those who cannot', () => {
    expect(logins('', 'disabled')).toEqual(['ab']);
    expect(logins('', 'active')).toEqual(['al', 'oe']);
  });
});
