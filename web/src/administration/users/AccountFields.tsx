import {
  Field,
  Fieldset,
  Label,
  Radio,
  Select,
  Textfield,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useSession } from '@/app/session';
import { useWords } from '@/words/words';
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
      <Fieldset id={fieldId('kind')}>
        <Fieldset.Legend>{w('kind')}</Fieldset.Legend>
        {(['employee', 'administrator'] as const).map((kind) => (
          <Radio
            key={kind}
            name="kind"
            value={kind}
            label={w(kind)}
            description={w(`${kind}_help`)}
            checked={form.kind === kind}
            onChange={() => onChange({ kind })}
          />
        ))}
        {faults.get('kind') && <ValidationMessage>{faults.get('kind')}</ValidationMessage>}
      </Fieldset>
      <AuthorityField form={form} fault={faults.get('authority')} onChange={onChange} />
      {form.kind === 'administrator' && (
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

interface AuthorityProps {
  form: AccountForm;
  fault: string | undefined;
  onChange: (part: Partial<AccountForm>) => void;
}

/** Whoever is bound to one authority gives accounts of that one only. */
function AuthorityField({ form, fault, onChange }: AuthorityProps) {
  const w = useWords(usersWords);
  const a = useWords(administrationWords);
  const { account, authorities } = useSession();
  return (
    <Field>
      <Label>{a('authority')}</Label>
      <Select
        id={fieldId('authority')}
        value={form.authority}
        aria-invalid={fault ? true : undefined}
        onChange={(event) => onChange({ authority: event.target.value })}
      >
        {account.authority === null && (
          <Select.Option value="">
            {form.kind === 'employee' ? w('choose_authority') : a('all_authorities')}
          </Select.Option>
        )}
        {authorities.map((one) => (
          <Select.Option key={one.code} value={one.code}>
            {one.name}
          </Select.Option>
        ))}
      </Select>
      {fault && <ValidationMessage>{fault}</ValidationMessage>}
    </Field>
  );
}
