import { Field, Label, Select, ValidationMessage } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { rolesQuery } from '@/api/access';
import { uiWords } from '@/ui/words';
import { useSay, useWords } from '@/words/words';
import { AccountField } from '../AccountField';
import type { RoleFieldsProps } from './role_fields';
import { rolesWords } from './words';

export function PersonAndRole({ form, faults, onChange }: RoleFieldsProps) {
  const w = useWords(rolesWords);
  const ui = useWords(uiWords);
  const say = useSay();
  const { data: roles = [] } = useQuery(rolesQuery);
  const help = roles.find((role) => role.code === form.role)?.help;
  const fault = faults.get('role');
  return (
    <>
      <AccountField
        id="role-account"
        label={w('person')}
        value={form.account}
        fault={faults.get('account')}
        onChange={(account) => onChange({ account })}
      />
      <Field>
        <Label>{w('role')}</Label>
        {help && <Field.Description>{say(help)}</Field.Description>}
        <Select
          id="role-role"
          value={form.role}
          aria-invalid={fault ? true : undefined}
          onChange={(event) => onChange({ role: event.target.value })}
        >
          <Select.Option value="">{ui('choose')}</Select.Option>
          {roles.map((role) => (
            <Select.Option key={role.code} value={role.code}>
              {say(role.label)}
            </Select.Option>
          ))}
        </Select>
        {fault && <ValidationMessage>{fault}</ValidationMessage>}
      </Field>
    </>
  );
}
