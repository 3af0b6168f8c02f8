import { FieldInput } from '@/kinds/FieldInput';
import { formField } from '@/kinds/form_field';

interface Props {
  id: string;
  label: readonly [sv: string, en: string];
  /** The register's plural name. */
  register: string;
  /** Id; empty for none. */
  value: string;
  fault: string | undefined;
  onChange: (id: string) => void;
}

/** Finds a record of the authority that is shown. */
export function RecordField({ id, label: [sv, en], register, value, fault, onChange }: Props) {
  const field = formField({
    name: id,
    kind: 'reference',
    label: { sv, en },
    help: { sv: '', en: '' },
    refers_to: register,
    required: true,
  });
  return <FieldInput id={id} field={field} draft={value} error={fault} onChange={onChange} />;
}
