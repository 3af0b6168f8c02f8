import { Fieldset, Radio } from '@digdir/designsystemet-react';
import { useAuthority } from '@/app/place';
import { useMayInCity } from '@/app/useMay';
import { useWords } from '@/words/words';
import styles from './GiveRole.module.css';
import { ObjectFields } from './ObjectFields';
import { RecordField } from './RecordField';
import type { Extent } from './role_form';
import type { RoleFieldsProps } from './role_fields';
import { rolesWords } from './words';

const extents: readonly Extent[] = ['authority', 'unit', 'object', 'city'];

/** Where the role counts: the authority that is shown, a part of it, or the whole city for who may give that. */
export function ExtentFields(props: RoleFieldsProps) {
  const { form, faults, onChange } = props;
  const w = useWords(rolesWords);
  const { name } = useAuthority();
  const city = useMayInCity('assignments', 'write');
  return (
    <>
      <Fieldset>
        <Fieldset.Legend>{w('extent')}</Fieldset.Legend>
        {extents
          .filter((extent) => extent !== 'city' || city)
          .map((extent) => (
            <Radio
              key={extent}
              name="role-extent"
              value={extent}
              label={w(`extent_${extent}`, { authority: name })}
              checked={form.extent === extent}
              onChange={() => onChange({ extent })}
            />
          ))}
      </Fieldset>
      {form.extent === 'unit' && (
        <div className={styles.within}>
          <RecordField
            id="role-unit"
            label={rolesWords.entries.unit}
            register="units"
            value={form.unit}
            fault={faults.get('unit')}
            onChange={(unit) => onChange({ unit })}
          />
        </div>
      )}
      {form.extent === 'object' && <ObjectFields {...props} />}
    </>
  );
}
