import { useQuery } from '@tanstack/react-query';
import { registersQuery } from '@/api/registers';
import { useRights } from '@/app/useMay';
import { SelectField } from '@/ui/SelectField';
import { useSay, useWords } from '@/words/words';
import styles from './GiveRole.module.css';
import { RecordField } from './RecordField';
import type { RoleFieldsProps } from './role_fields';
import { rolesWords } from './words';

/** The one object that a role is kept to. */
export function ObjectFields({ form, faults, onChange }: RoleFieldsProps) {
  const w = useWords(rolesWords);
  const say = useSay();
  const { may } = useRights();
  const { data: registers = [] } = useQuery(registersQuery);
  const readable = registers.filter((one) => may(one.name, 'read') || one.plural === form.register);
  return (
    <div className={styles.within}>
      <SelectField
        label={w('register')}
        value={form.register}
        options={readable.map((one) => ({ value: one.plural, label: say(one.label_plural) }))}
        onChange={(register) => onChange({ register, object: '' })}
      />
      <RecordField
        key={form.register}
        id="role-object"
        label={rolesWords.entries.object}
        register={form.register}
        value={form.object}
        fault={faults.get('object')}
        onChange={(object) => onChange({ object })}
      />
    </div>
  );
}
