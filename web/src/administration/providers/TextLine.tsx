import { Textfield } from '@digdir/designsystemet-react';
import type { ProviderField, ProviderForm } from './provider_form';
import { useFieldLabel } from './useFieldLabel';

type TextName = Exclude<ProviderField, 'role_mapping' | 'newcomers' | 'authority'>;

interface Props {
  name: TextName;
  help?: string;
  secret?: boolean;
  form: ProviderForm;
  faults: Map<ProviderField, string>;
  onChange: (part: Partial<ProviderForm>) => void;
}

export const fieldId = (field: ProviderField) => `provider-${field}`;

/** A line of the form that is written by hand. */
export function TextLine({ name, help, secret = false, form, faults, onChange }: Props) {
  const label = useFieldLabel();
  return (
    <Textfield
      id={fieldId(name)}
      type={secret ? 'password' : 'text'}
      label={label(name)}
      description={help}
      autoComplete={secret ? 'new-password' : 'off'}
      autoCapitalize="none"
      spellCheck={false}
      error={faults.get(name)}
      value={form[name]}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  );
}
