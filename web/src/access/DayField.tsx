import { FieldInput } from '@/kinds/FieldInput';
import type { Text } from '@/words/words';
import { formField } from '@/kinds/form_field';

interface Props {
  id: string;
  label: readonly [sv: string, en: string];
  help: readonly [sv: string, en: string];
  /** "2026-11-21"; empty for none. */
  value: string;
  fault?: string | undefined;
  onChange: (day: string) => void;
}

const textOf = ([sv, en]: Props['label']): Text => ({ sv, en });

export function DayField({ id, label, help, value, fault, onChange }: Props) {
  const field = formField({ name: id, kind: 'date', label: textOf(label), help: textOf(help) });
  return <FieldInput id={id} field={field} draft={value} error={fault} onChange={onChange} />;
}
