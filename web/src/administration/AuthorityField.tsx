import { Field, Label, Select, ValidationMessage } from '@digdir/designsystemet-react';
import { useSession } from '@/app/session';
import { useWords } from '@/words/words';
import { administrationWords } from './words';

interface Props {
  id: string;
  /** Code; empty for what `none` says. */
  value: string;
  /** What no authority means here. */
  none: string;
  fault: string | undefined;
  onChange: (code: string) => void;
}

/** Whoever is bound to one authority gives accounts and tokens of that one only. */
export function AuthorityField({ id, value, none, fault, onChange }: Props) {
  const a = useWords(administrationWords);
  const { account, authorities } = useSession();
  return (
    <Field>
      <Label>{a('authority')}</Label>
      <Select
        id={id}
        value={value}
        aria-invalid={fault ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {account.authority === null && <Select.Option value="">{none}</Select.Option>}
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
