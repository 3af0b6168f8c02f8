import { Field, Label, Select, ValidationMessage } from '@digdir/designsystemet-react';
import { mayThere } from '@/app/rights';
import { useSession } from '@/app/session';
import { useMayInCity } from '@/app/useMay';
import { useWords } from '@/words/words';
import { administrationWords } from './words';

interface Props {
  id: string;
  /** Code; empty for what `none` says. */
  value: string;
  /** What no authority means here. */
  none: string;
  /** The duty that it takes to give something there. */
  duty: 'accounts' | 'tokens';
  fault: string | undefined;
  onChange: (code: string) => void;
}

/** Accounts and tokens are given where one's own roles let that be done, and no further. */
export function AuthorityField({ id, value, none, duty, fault, onChange }: Props) {
  const a = useWords(administrationWords);
  const session = useSession();
  const city = useMayInCity(duty, 'write');
  const authorities = session.authorities.filter((one) => mayThere(session, one, duty, 'write'));
  return (
    <Field>
      <Label>{a('authority')}</Label>
      <Select
        id={id}
        value={value}
        aria-invalid={fault ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {city && <Select.Option value="">{none}</Select.Option>}
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
