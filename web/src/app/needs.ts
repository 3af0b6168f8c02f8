import type { Action } from '@/api/access';
import type { Authority, Register, Session } from '@/api/types';
import { hasRole, mayThere, workplaces, worksIn } from './rights';

/** What it takes to see a page. */
export type Need =
  | 'nothing'
  /** More than an employee's role. */
  | 'office'
  /** Such a role in several authorities. */
  | 'several'
  | { subject: string; action: Action }
  | { roles: readonly string[] };

const reading = (subject: string): Need => ({ subject, action: 'read' });
const writing = (subject: string): Need => ({ subject, action: 'write' });

/** The roles that read what any authority has published. */
export const readersOfPublished = ['central', 'head', 'isam', 'dpo', 'auditor'] as const;

/** By the router's path. A page that is not named takes an office. */
const needs: Record<string, Need> = {
  '/': 'nothing',
  '/account': 'nothing',
  '/signed-in': 'nothing',
  '/report-incident': 'nothing',
  '/registers/incidents': reading('incident'),
  '/incident-statistics': reading('incident'),
  '/unreported-incidents': reading('desk_case'),
  '/supplier-incident': reading('incident'),
  '/overview': 'several',
  '/report': reading('report'),
  '/published-reviews': { roles: readersOfPublished },
  '/figures': reading('figures'),
  '/risk-map': reading('risk'),
  '/workshops': reading('risk'),
  '/workshops/join': 'nothing',
  '/workshops/$id': writing('risk'),
  '/workshops/$id/mine': 'nothing',
  '/internal-control': reading('internal_control'),
  '/activities': reading('activity'),
  '/plan': reading('activity'),
  '/year-wheel': reading('activity'),
  '/imports': reading('imports'),
  '/imports/new': writing('imports'),
  '/administration/units': reading('unit'),
  '/administration/users': reading('accounts'),
  '/administration/roles': reading('assignments'),
  '/administration/roles/new': writing('assignments'),
  '/administration/matrix': 'nothing',
  '/administration/providers': reading('providers'),
  '/administration/tokens': reading('tokens'),
  '/administration/settings': reading('settings'),
  '/trail': reading('trail'),
  '/persons-data': reading('persons'),
  '/persons-data/$id': reading('persons'),
};

export const needOf = (route: string): Need => needs[route] ?? 'office';

/** What a page of a register takes: to make a record takes more than to read one. */
export const needOfRegister = (register: Register, route: string): Need =>
  route.endsWith('/new') ? writing(register.name) : reading(register.name);

export function fulfils(session: Session, authority: Authority, need: Need): boolean {
  if (need === 'nothing') return true;
  if (need === 'office') return worksIn(session, authority);
  if (need === 'several') return workplaces(session).length > 1;
  if ('roles' in need) return hasRole(session, need.roles);
  // An employee has records of the own, but the pages of an office are not for them.
  return worksIn(session, authority) && mayThere(session, authority, need.subject, need.action);
}
