import type { NewAssignment } from '@/api/assignments';
import { dayFaults } from './day_faults';
import { beginningOf, endOf } from './period';

/** How far a role reaches. */
export type Extent = 'city' | 'authority' | 'unit' | 'object';

/** A role to give, as it stands in its form. */
export interface RoleForm {
  account: string;
  role: string;
  extent: Extent;
  /** Id of a unit. */
  unit: string;
  /** The register's plural name. */
  register: string;
  /** Id of a record. */
  object: string;
  from: string;
  to: string;
}

export type RoleField = 'account' | 'role' | 'unit' | 'object' | 'to';

export const emptyForm = (account: string): RoleForm => ({
  account,
  role: '',
  extent: 'authority',
  unit: '',
  register: 'systems',
  object: '',
  from: '',
  to: '',
});

/** Fields that lack something, and the one with days in the wrong order. */
export function faultsOf(form: RoleForm): Map<RoleField, 'lacks' | 'bad_order'> {
  const faults = new Map<RoleField, 'lacks' | 'bad_order'>();
  if (!form.account) faults.set('account', 'lacks');
  if (!form.role) faults.set('role', 'lacks');
  if (form.extent === 'unit' && !form.unit) faults.set('unit', 'lacks');
  if (form.extent === 'object' && !form.object) faults.set('object', 'lacks');
  if (dayFaults(form).to) faults.set('to', 'bad_order');
  return faults;
}

/** As the API takes it. */
export function orderOf(form: RoleForm, authority: string): NewAssignment {
  const { account, role, extent, from, to } = form;
  return {
    account,
    role,
    authority: extent === 'city' ? null : authority,
    ...(extent === 'unit' && { unit: form.unit }),
    ...(extent === 'object' && { object: { register: form.register, id: form.object } }),
    ...(from && { starts_at: beginningOf(from) }),
    ...(to && { ends_at: endOf(to) }),
  };
}
