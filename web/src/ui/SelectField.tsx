import { Field, Label, Select, ValidationMessage } from '@digdir/designsystemet-react';

interface Props {
  id?: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  fault?: string | undefined;
  onChange: (value: string) => void;
}

/** One choice among few. */
export function SelectField({ id, label, value, options, fault, onChange }: Props) {
  return (
    <Field>
      <Label>{label}</Label>
      <Select
        id={id}
        value={value}
        aria-invalid={fault ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <Select.Option key={option.value} value={option.value}>
            {option.label}
          </Select.Option>
        ))}
      </Select>
      {fault && <ValidationMessage>{fault}</ValidationMessage>}
    </Field>
  );
}
