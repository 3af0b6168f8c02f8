import { describe, expect, it } from 'vitest';
import { event } from '../specimen';
import { deedOf } from './deed';

describe('what was done', () => {
  it('to a record, an account or something else', () => {
    expect(deedOf(event(1), 'Uppgifter')).toEqual({ verb: 'did_change', object: 'record' });
    expect(deedOf(event(1, { type: 'account', action: 'totp_add' }), '')).toEqual({
      verb: 'did_totp_add',
      object: 'account',
    });
    expect(deedOf(event(1, { type: 'token', action: 'revoke' }), '')).toMatchObject({ object: 'thing' });
    expect(deedOf(event(1, { type: 'assignment', action: 'create' }), '')).toMatchObject({
      verb: 'did_give',
    });
  });

  it('has words for what a later release does', () => {
    expect(deedOf(event(1, { action: 'fold' }), 'Uppgifter')).toMatchObject({ verb: 'did_something' });
  });

  it('tells who failed to sign in only where the login is somebody’s', () => {
    const failed = { kind: 'sign_in_failed', action: 'sign_in_failed', type: 'account' } as const;
    expect(deedOf(event(1, failed), '')).toEqual({
      phrase: 'failed_as',
      values: { login: 'isam' },
      byNobody: true,
    });
    const unknown = { ...failed, by: '', account: null, changes: { login_digest: '3d4a8bfd' } };
    expect(deedOf(event(1, unknown), '')).toMatchObject({ phrase: 'failed_unknown', byNobody: true });
  });

  it('tells what was exported', () => {
    const exported = (type: string, format: string) =>
      event(1, { kind: 'exported', type, changes: { format } });
    expect(deedOf(exported('risk', 'csv'), 'Risker')).toEqual({
      phrase: 'exported_list',
      values: { register: 'Risker', format: 'CSV' },
    });
    expect(deedOf(exported('report', 'pdf'), '')).toMatchObject({ phrase: 'exported_report' });
    expect(deedOf(exported('whole', 'xlsx'), '')).toMatchObject({ phrase: 'exported_whole' });
  });

  it('tells what a verification found, as long as that is kept', () => {
    const verified = (changes: Record<string, unknown> | null) =>
      deedOf(event(1, { kind: 'verify', changes }), '');
    expect(verified({ sound: true })).toMatchObject({ phrase: 'verified_sound' });
    expect(verified({ sound: false, fault: 7 })).toEqual({
      phrase: 'verified_broken',
      values: { link: '7' },
    });
    expect(verified(null)).toMatchObject({ phrase: 'verified' });
  });
});
