import type { Action } from '@/api/access';
import type { Authority, Session } from '@/api/types';

type Who = Pick<Session, 'roles' | 'account' | 'authorities'>;

const isOf = (held: { authority: string | null }, code: string) =>
  held.authority === null || held.authority === code;

/** Whether something, if not all, may be done with a register (by its name) or in a duty there. */
export function mayThere(who: Who, authority: Authority, subject: string, action: Action): boolean {
  if (authority.may) return authority.may[subject]?.includes(action) ?? false;
  return who.account.kind === 'administrator';
}

/** Whether it may be done in the whole city, also in authorities that are to come. */
export function mayInCity(who: Who, subject: string, action: Action): boolean {
  if (!who.roles) return who.account.kind === 'administrator' && who.account.authority === null;
  const all = who.authorities.every((authority) => mayThere(who, authority, subject, action));
  return all && who.roles.some((held) => held.authority === null);
}

/** Whether the person has more to do there than to report, as every employee may. */
export function worksIn(who: Who, authority: Authority): boolean {
  if (!who.roles) return who.account.kind === 'administrator';
  return who.roles.some((held) => held.role !== 'employee' && isOf(held, authority.code));
}

/** Whether the person has one of the roles, wherever. */
export function hasRole(who: Who, roles: readonly string[]): boolean {
  if (!who.roles) return who.account.kind === 'administrator';
  return who.roles.some((held) => roles.includes(held.role));
}

/** The authorities that the page of all of them tells of. */
export const workplaces = (who: Who): Authority[] =>
  who.authorities.filter((authority) => worksIn(who, authority));
