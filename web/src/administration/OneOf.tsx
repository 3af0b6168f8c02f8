import { Fieldset, Radio, ValidationMessage } from '@digdir/designsystemet-react';

interface Props<Value extends string> {
  id: string;
  title: string;
  options: readonly { value: Value; label: string; help: string }[];
  value: Value;
  fault: string | undefined;
  onChange: (value: Value) => void;
}

/** One of few choices, each with what it means. */
export function OneOf<Value extends string>({ id, title, options, value, fault, onChange }: Props<Value>) {
  return (
    <Fieldset id={id}>
      <Fieldset.Legend>{title}</Fieldset.Legend>
      {options.map((option) => (
        <Radio
          key={option.value}
          name={id}
          value={option.value}
          label={option.label}
          description={option.help}
          checked={value === option.value}
          onChange={() => onChange(option.value)}
        />
      ))}
      {fault && <ValidationMessage>{fault}</ValidationMessage>}
    </Fieldset>
  );
}
