import { describe, expect, it } from 'vitest';
import type { Account } from '@/api/accounts';
import { changesOf, clashesOf, factsOf, faultsOf, formOf, rebased } from './account_form';

const account: Account = {
  id: '1',
  login: 'kim',
  name: 'Kim Ek',
  kind: 'administrator',
  authority: null,
  named_as: ['Informationssäkerhetssamordnare'],
  language: 'sv',
  created_at: '2026-01-01T00:00:00Z',
  disabled_at: null,
  signed_in_at: null,
  must_change_password: false,
  version: 3,
};
const form = formOf(account);

describe('the form of an account', () => {
  it('says the same as the account', () => {
    expect(changesOf(account, form)).toEqual({});
    expect(faultsOf(form).size).toBe(0);
  });

  it('takes a name a line, each once', () => {
    expect(factsOf({ ...form, named_as: ' ISAM \n\nDSO\nISAM\n' }).named_as).toEqual(['ISAM', 'DSO']);
  });

  it('asks for what lacks', () => {
    expect(Object.fromEntries(faultsOf({ ...form, login: ' ', name: '' }))).toEqual({
      login: 'login_lacks',
      name: 'name_lacks',
    });
    expect(faultsOf({ ...form, login: 'kim ek' }).get('login')).toBe('login_bad');
  });

  it('lets no employee belong to all authorities', () => {
    expect(faultsOf({ ...form, kind: 'employee' }).get('authority')).toBe('authority_lacks');
    expect(faultsOf({ ...form, kind: 'employee', authority: 'UTB' }).size).toBe(0);
  });

  it('sends only what changed', () => {
    expect(changesOf(account, { ...form, name: 'Kim Å', authority: 'UTB' })).toEqual({
      name: 'Kim Å',
      authority: 'UTB',
    });
  });

  it('finds where two have changed the same', () => {
    const saved = { ...account, name: 'Kim B', named_as: ['DSO'], version: 4 };
    expect(clashesOf(account, { ...form, name: 'Kim A', authority: 'UTB' }, saved)).toEqual(['name']);
    expect(clashesOf(account, { ...form, name: 'Kim B' }, saved)).toEqual([]);
  });

  it('puts its changes upon what another has saved', () => {
    const saved = { ...account, name: 'Kim B', named_as: ['DSO'], version: 4 };
    const mine = { ...form, name: 'Kim A', authority: 'UTB' };
    expect(rebased(account, mine, saved, new Set(['name']))).toEqual({
      ...form,
      name: 'Kim A',
      authority: 'UTB',
      named_as: 'DSO',
    });
    expect(rebased(account, mine, saved, new Set())).toMatchObject({ name: 'Kim B', authority: 'UTB' });
  });
});
