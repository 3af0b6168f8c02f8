import { Textfield } from '@digdir/designsystemet-react';
import { useSession } from '@/app/session';
import { useWords } from '@/words/words';
import { AuthorityField } from '../AuthorityField';
import { OneOf } from '../OneOf';
import { administrationWords } from '../words';
import type { AccountField, AccountForm } from './account_form';
import { usersWords } from './words';

interface Props {
  form: AccountForm;
  faults: Map<AccountField, string>;
  onChange: (part: Partial<AccountForm>) => void;
  /** The user name is chosen once only. */
  isNew: boolean;
}

export const fieldId = (field: AccountField) => `account-${field}`;

export function AccountFields({ form, faults, onChange, isNew }: Props) {
  const w = useWords(usersWords);
  const a = useWords(administrationWords);
  const knowsRoles = useSession().roles !== undefined;
  // Afterwards the roles say it, each for itself.
  const asksKind = isNew || !knowsRoles;
  return (
    <>
      <Textfield
        id={fieldId('name')}
        label={a('name')}
        autoComplete="off"
        error={faults.get('name')}
        value={form.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <Textfield
        id={fieldId('login')}
        label={w('login')}
        description={isNew ? w('login_help') : undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={!isNew}
        error={faults.get('login')}
        value={form.login}
        onChange={(event) => onChange({ login: event.target.value })}
      />
      {asksKind && (
        <OneOf
          id={fieldId('kind')}
          title={w(isNew && knowsRoles ? 'first_role' : 'kind')}
          options={(['employee', 'administrator'] as const).map((value) => ({
            value,
            label: w(value),
            help: w(`${value}_help`),
          }))}
          value={form.kind}
          fault={faults.get('kind')}
          onChange={(kind) => onChange({ kind })}
        />
      )}
      <AuthorityField
        id={fieldId('authority')}
        duty="accounts"
        value={form.authority}
        none={form.kind === 'employee' ? w('choose_authority') : a('all_authorities')}
        fault={faults.get('authority')}
        onChange={(authority) => onChange({ authority })}
      />
      {(form.kind === 'administrator' || !asksKind) && (
        <Textfield
          multiline
          id={fieldId('named_as')}
          rows={3}
          label={w('named_as')}
          description={w('named_as_help')}
          error={faults.get('named_as')}
          value={form.named_as}
          onChange={(event) => onChange({ named_as: event.target.value })}
        />
      )}
    </>
  );
}
