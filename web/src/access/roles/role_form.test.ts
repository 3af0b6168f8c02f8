import { describe, expect, it } from 'vitest';
import type { Account } from '@/api/accounts';
import type { Assignment } from '@/api/assignments';
import { formats } from '@/words/format';
import { accountsFound } from '../accounts_found';
import { assignmentsShown, mayBeStoodInFor } from './assignment_list';
import { emptyForm, faultsOf, orderOf } from './role_form';

const { compare } = formats('sv');
const now = new Date('2026-11-21T12:00:00Z');

describe('a role to give', () => {
  const form = { ...emptyForm('a1'), role: 'dpo' };

  it('asks for what lacks where it is asked for', () => {
    expect([...faultsOf(emptyForm('')).keys()]).toEqual(['account', 'role']);
    expect(faultsOf(form).size).toBe(0);
    expect([...faultsOf({ ...form, extent: 'unit' }).keys()]).toEqual(['unit']);
    expect([...faultsOf({ ...form, extent: 'object', unit: 'u' }).keys()]).toEqual(['object']);
    expect(faultsOf({ ...form, from: '2026-02-02', to: '2026-02-01' }).get('to')).toBe('bad_order');
  });

  it('is ordered for the city, the authority, a unit or an object', () => {
    const kept = { unit: 'u1', object: 'o1' };
    expect(orderOf({ ...form, ...kept, extent: 'city' }, 'UTB')).toEqual({
      account: 'a1',
      role: 'dpo',
      authority: null,
    });
    expect(orderOf({ ...form, ...kept, extent: 'unit', to: '2026-12-31' }, 'UTB')).toEqual({
      account: 'a1',
      role: 'dpo',
      authority: 'UTB',
      unit: 'u1',
      ends_at: '2026-12-31T23:00:00.000Z',
    });
    expect(orderOf({ ...form, ...kept, extent: 'object' }, 'UTB').object).toEqual({
      register: 'systems',
      id: 'o1',
    });
  });

  it('finds people who can sign in, in Swedish order', () => {
    const person = (login: string, name: string, disabled_at: string | null = null) =>
      ({ id: login, login, name, disabled_at }) as unknown as Account;
    const all = [person('oe', 'Östen Ek'), person('ab', 'Anna Ek'), person('xx', 'Åke Ek', '2026-01-01')];
    expect(accountsFound(all, 'EK', compare).map(({ login }) => login)).toEqual(['ab', 'oe']);
    expect(accountsFound(all, 'oe', compare).map(({ login }) => login)).toEqual(['oe']);
  });
});

describe('the assigned roles', () => {
  const one = (id: string, part: Partial<Assignment>): Assignment => ({
    id,
    version: 1,
    account: id,
    login: id,
    name: id,
    role: 'dpo',
    authority: 'UTB',
    unit: null,
    object: null,
    starts_at: '2026-01-01T00:00:00Z',
    ends_at: null,
    stand_in_for: null,
    holder: null,
    created_by: 'x',
    created_at: '2026-01-01T00:00:00Z',
    ...part,
  });
  const all = [
    one('b', { role: 'isam' }),
    one('a', { authority: null }),
    one('c', { authority: 'SOC' }),
    one('d', { ends_at: '2026-11-01T00:00:00Z' }),
    one('e', { ends_at: '2026-12-01T00:00:00Z', stand_in_for: 'b' }),
    one('f', { starts_at: '2027-01-01T00:00:00Z' }),
  ];
  const ids = (wanted: Partial<Parameters<typeof assignmentsShown>[2]>) =>
    assignmentsShown(all, 'UTB', { find: '', role: '', state: '', ...wanted }, now, compare).map(
      ({ id }) => id,
    );

  it('are those of the authority and the city, but not those that are over', () => {
    expect(ids({})).toEqual(['a', 'b', 'e', 'f']);
  });

  it('are narrowed by person, role and how they stand', () => {
    expect(ids({ find: 'B' })).toEqual(['b']);
    expect(ids({ role: 'isam' })).toEqual(['b']);
    expect(ids({ state: 'now' })).toEqual(['a', 'b', 'e']);
    expect(ids({ state: 'soon' })).toEqual(['e']);
    expect(ids({ state: 'coming' })).toEqual(['f']);
    expect(ids({ state: 'over' })).toEqual(['d']);
  });

  it('have stand-ins, who have none themselves', () => {
    expect(mayBeStoodInFor(one('x', { role: 'employee' }), now)).toBe(false);
    expect(all.filter((each) => mayBeStoodInFor(each, now)).map(({ id }) => id)).toEqual([
      'b',
      'a',
      'c',
      'f',
    ]);
  });
});
