import { DayField } from '../DayField';
import styles from './GiveRole.module.css';
import type { RoleFieldsProps } from './role_fields';
import { rolesWords } from './words';

/** From when and how long. */
export function PeriodFields({ form, faults, onChange }: RoleFieldsProps) {
  const { entries } = rolesWords;
  return (
    <div className={styles.days}>
      <DayField
        id="role-from"
        label={entries.from}
        help={entries.from_help}
        value={form.from}
        onChange={(from) => onChange({ from })}
      />
      <DayField
        id="role-to"
        label={entries.to}
        help={entries.to_help}
        value={form.to}
        fault={faults.get('to')}
        onChange={(to) => onChange({ to })}
      />
    </div>
  );
}
