import { describe, expect, it } from 'vitest';
import type { HeldRole, May } from '@/api/access';
import type { Session } from '@/api/types';
import { fulfils, needOf } from './needs';
import { mayInCity, mayThere, workplaces, worksIn } from './rights';
import { testSession } from './test_page';

const held = (role: string, authority: string | null): HeldRole => ({
  assignment: role,
  role,
  authority,
  unit: null,
  object: null,
  ends_at: null,
  stand_in_for: null,
});

const session = (roles: HeldRole[], utb: May, soc: May): Session => ({
  ...testSession,
  account: { ...testSession.account, kind: 'employee', authority: null },
  roles,
  authorities: [
    { id: 'u1', code: 'UTB', name: 'Utbildningsnämnden', may: utb },
    { id: 'u2', code: 'SOC', name: 'Socialnämnden', may: soc },
  ],
});

const at = (who: Session, code: string) => {
  const found = who.authorities.find((one) => one.code === code);
  if (!found) throw new Error(code);
  return found;
};

describe('what somebody may', () => {
  const who = session(
    [held('isam', 'UTB'), held('employee', 'SOC')],
    { risk: ['read', 'write'], settings: ['read', 'write'] },
    { incident: ['read'] },
  );

  it('is said for each authority by itself', () => {
    expect(mayThere(who, at(who, 'UTB'), 'risk', 'write')).toBe(true);
    expect(mayThere(who, at(who, 'UTB'), 'risk', 'archive')).toBe(false);
    expect(mayThere(who, at(who, 'SOC'), 'risk', 'read')).toBe(false);
  });

  it('makes no office of an employee’s own records', () => {
    expect(worksIn(who, at(who, 'UTB'))).toBe(true);
    expect(worksIn(who, at(who, 'SOC'))).toBe(false);
    expect(workplaces(who).map((one) => one.code)).toEqual(['UTB']);
    expect(fulfils(who, at(who, 'SOC'), { subject: 'incident', action: 'read' })).toBe(false);
  });

  it('is the whole city’s only with a role of the whole city', () => {
    expect(mayInCity(who, 'settings', 'write')).toBe(false);
    const all: May = { settings: ['read', 'write'] };
    expect(mayInCity(session([held('central', null)], all, all), 'settings', 'write')).toBe(true);
    expect(mayInCity(session([held('central', null)], all, {}), 'settings', 'write')).toBe(false);
    expect(mayInCity(session([held('administrator', 'UTB')], all, all), 'settings', 'write')).toBe(false);
  });

  it('follows the kind of account where the server tells nothing else', () => {
    const old = testSession.authorities[0];
    if (!old) throw new Error('no authority');
    const employee = { ...testSession, account: { ...testSession.account, kind: 'employee' as const } };
    expect(mayThere(testSession, old, 'risk', 'write')).toBe(true);
    expect(mayThere(employee, old, 'risk', 'read')).toBe(false);
    expect(worksIn(employee, old)).toBe(false);
    expect(mayInCity(testSession, 'settings', 'write')).toBe(true);
  });
});

describe('what a page takes', () => {
  const auditor = session([held('auditor', 'UTB')], { report: ['read'], trail: ['read'] }, {});
  const shows = (route: string, code = 'UTB') => fulfils(auditor, at(auditor, code), needOf(route));

  it('is nothing for what everybody has', () => {
    expect(shows('/', 'SOC')).toBe(true);
    expect(shows('/account', 'SOC')).toBe(true);
    expect(shows('/report-incident', 'SOC')).toBe(true);
  });

  it('is the right to what it shows', () => {
    expect(shows('/report')).toBe(true);
    expect(shows('/report', 'SOC')).toBe(false);
    expect(shows('/administration/users')).toBe(false);
    expect(shows('/imports/new')).toBe(false);
  });

  it('is an office where nothing is said', () => {
    expect(shows('/a-page-that-was-forgotten')).toBe(true);
    expect(shows('/a-page-that-was-forgotten', 'SOC')).toBe(false);
  });

  it('is work in several authorities for the page of all', () => {
    expect(shows('/overview')).toBe(false);
    const dpo = session([held('dpo', null)], {}, {});
    expect(fulfils(dpo, at(dpo, 'UTB'), needOf('/overview'))).toBe(true);
  });

  it('is a role for what the city has published', () => {
    expect(shows('/published-reviews', 'SOC')).toBe(true);
    const manager = session([held('manager', 'UTB')], { report: ['read'] }, {});
    expect(fulfils(manager, at(manager, 'UTB'), needOf('/published-reviews'))).toBe(false);
  });
});
