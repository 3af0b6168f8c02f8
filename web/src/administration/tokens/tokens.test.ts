import { describe, expect, it } from 'vitest';
import { curlOf } from './curl';
import { endOf, lastDay } from './lasting';
import { stateOf } from './token_state';

const now = new Date('2026-11-21T08:00:00Z');
const state = (expires_at: string | null, revoked_at: string | null = null) =>
  stateOf({ expires_at, revoked_at }, now);

describe('a token', () => {
  it('holds until it ends or is revoked', () => {
    expect(state(null)).toBe('valid');
    expect(state('2027-11-21T08:00:00Z')).toBe('valid');
    expect(state('2026-11-21T08:00:00Z')).toBe('expired');
    expect(state(null, '2026-11-20T08:00:00Z')).toBe('revoked');
    expect(state('2020-01-01T00:00:00Z', '2019-11-20T08:00:00Z')).toBe('revoked');
  });

  it('says so a month before it ends', () => {
    expect(state('2026-12-21T07:59:59Z')).toBe('soon');
    expect(state('2026-12-21T08:00:00Z')).toBe('valid');
  });

  it('holds through its last day in Sweden, summer or winter', () => {
    expect(lastDay('2026-11-21', '90')).toBe('2027-02-19');
    expect(endOf('2027-02-19')).toBe('2027-02-19T23:00:00.000Z');
    expect(endOf('2027-06-19')).toBe('2027-06-19T22:00:00.000Z');
  });

  it('is tried by a line that can be pasted', () => {
    expect(curlOf('https://ringmur.test', 'ringmur_x', 'UTB')).toBe(
      "curl -H 'Authorization: Bearer ringmur_x' 'https://ringmur.test/api/v1/systems?authority=UTB&limit=5'",
    );
  });
});
