import { describe, expect, it } from 'vitest';
import type { Factors } from '@/api/factors';
import { confirmWays, secondWays } from './ways';

const passkey = { id: 'p1', name: 'Telefonen', created_at: '2026-11-21T08:00:00Z', used_at: null };
const factors = (part: Partial<Factors>): Factors => ({
  totp: null,
  passkeys: [],
  recovery_codes_left: 0,
  ...part,
});

describe('the ways to show who one is', () => {
  it('begin with the quickest that the browser knows', () => {
    expect(secondWays(['totp', 'passkey', 'recovery'], true)).toEqual(['passkey', 'totp', 'recovery']);
    expect(secondWays(['totp', 'passkey', 'recovery'], false)).toEqual(['totp', 'recovery']);
    expect(secondWays(['recovery'], true)).toEqual(['recovery']);
  });

  it('are those that the account has, and the password at last', () => {
    expect(confirmWays('password', null, true)).toEqual(['password']);
    const all = factors({ totp: { since: '2026-01-01T00:00:00Z' }, passkeys: [passkey] });
    expect(confirmWays('second_factor', all, true)).toEqual(['passkey', 'totp', 'password']);
    expect(confirmWays('second_factor', all, false)).toEqual(['totp', 'password']);
    expect(confirmWays('second_factor', factors({ passkeys: [passkey] }), true)).toEqual([
      'passkey',
      'password',
    ]);
  });

  it('hold no password for who comes from a provider', () => {
    expect(confirmWays('provider', factors({}), true)).toEqual(['provider']);
    expect(confirmWays('provider', factors({ passkeys: [passkey] }), true)).toEqual(['passkey', 'provider']);
  });
});
