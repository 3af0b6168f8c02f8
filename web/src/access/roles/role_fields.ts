import type { RoleField, RoleForm } from './role_form';

/** What each part of the form of a role is given. */
export interface RoleFieldsProps {
  form: RoleForm;
  /** What is wrong, in words. */
  faults: ReadonlyMap<RoleField, string>;
  onChange: (part: Partial<RoleForm>) => void;
}
