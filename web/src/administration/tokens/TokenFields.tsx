import { Field, Label, Select, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import type { TokenRight } from '@/api/tokens';
import { useSession } from '@/app/session';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { AuthorityField } from '../AuthorityField';
import { administrationWords } from '../words';
import { ExtentFields } from './ExtentFields';
import { lastDay, type Lasting, lastings } from './lasting';
import type { Chosen } from './scopes';
import { tokensWords } from './words';

export interface TokenForm {
  name: string;
  /** Code; empty for all authorities. */
  authority: string;
  /** Every register, or those that are chosen. */
  extent: 'all' | 'some';
  right: TokenRight;
  chosen: Chosen;
  lasting: Lasting;
}

export interface TokenFieldsProps {
  form: TokenForm;
  faults: Map<string, string>;
  onChange: (part: Partial<TokenForm>) => void;
}

export function TokenFields({ form, faults, onChange }: TokenFieldsProps) {
  const w = useWords(tokensWords);
  const a = useWords(administrationWords);
  const formats = useFormats();
  const { today } = useSession();
  const last = lastDay(today, form.lasting);
  return (
    <>
      <Textfield
        id="token-name"
        label={a('name')}
        description={w('name_help')}
        autoComplete="off"
        error={faults.get('name')}
        value={form.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <AuthorityField
        id="token-authority"
        duty="tokens"
        value={form.authority}
        none={a('all_authorities')}
        fault={faults.get('authority')}
        onChange={(authority) => onChange({ authority })}
      />
      <ExtentFields form={form} faults={faults} onChange={onChange} />
      <Field>
        <Label>{w('lasts')}</Label>
        <Field.Description>{w('lasts_until', { date: formats.date(last) })}</Field.Description>
        <Select
          id="token-expires_at"
          value={form.lasting}
          onChange={(event) => onChange({ lasting: event.target.value as Lasting })}
        >
          {lastings.map((lasting) => (
            <Select.Option key={lasting} value={lasting}>
              {w(`lasts_${lasting}`)}
            </Select.Option>
          ))}
        </Select>
        {faults.has('expires_at') && <ValidationMessage>{faults.get('expires_at')}</ValidationMessage>}
      </Field>
    </>
  );
}
