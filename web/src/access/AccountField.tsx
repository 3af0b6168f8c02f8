import { Field, Label, ValidationMessage } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { accountsQuery } from '@/api/accounts';
import { Combobox } from '@/kinds/reference/Combobox';
import { pickerOf, useBox } from '@/kinds/reference/useBox';
import { useFormats } from '@/words/format';
import { accountsFound } from './accounts_found';

interface Props {
  id: string;
  label: string;
  /** The account's id; empty for none. */
  value: string;
  /** Whom it makes no sense to choose. */
  but?: string;
  /** It may be left empty. */
  optional?: boolean;
  /** Who cannot sign in any more is found too. */
  withClosed?: boolean;
  fault?: string | undefined;
  onChange: (account: string) => void;
}

/** Finds a person among the accounts, by a part of the name. */
export function AccountField(props: Props) {
  const { id, label, value, but = '', optional = false, withClosed = false, fault, onChange } = props;
  const { compare } = useFormats();
  const box = useBox();
  const { data: accounts = [], isFetching } = useQuery(accountsQuery);
  const others = accounts.filter((one) => one.id !== but);
  const found = accountsFound(others, box.written ?? '', compare, withClosed);
  const picker = pickerOf(box, {
    candidates: found.map(({ id: key, name, login }) => ({ id: key, title: name, beside: login })),
    searching: isFetching && accounts.length === 0,
    title: accounts.find((one) => one.id === value)?.name ?? '',
    onChoose: (candidate) => onChange(candidate?.id ?? ''),
    onBlur: () => undefined,
  });
  return (
    <Field>
      <Label id={`${id}-label`} htmlFor={id}>
        {label}
      </Label>
      <Combobox
        id={id}
        name={id}
        required={!optional}
        labelledBy={`${id}-label`}
        describedBy={fault ? `${id}-fault` : undefined}
        invalid={Boolean(fault)}
        picker={picker}
        chosen={value}
      />
      {fault && <ValidationMessage id={`${id}-fault`}>{fault}</ValidationMessage>}
    </Field>
  );
}
