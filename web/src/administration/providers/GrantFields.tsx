import { useQuery } from '@tanstack/react-query';
import { rolesQuery } from '@/api/access';
import { useSession } from '@/app/session';
import { SelectField } from '@/ui/SelectField';
import { useSay, useWords } from '@/words/words';
import { administrationWords } from '../words';
import { unitsOfQuery } from './units_of';
import { providersWords } from './words';

/** A role and where it holds, as it stands in a form: empty for no role, the whole city, the whole authority. */
export interface GrantForm {
  role: string;
  authority: string;
  unit: string;
}

interface Props {
  grant: GrantForm;
  /** What no role means here. */
  none: string;
  /** What is wrong with the role. */
  fault?: string | undefined;
  onChange: (grant: GrantForm) => void;
}

export function GrantFields({ grant, none, fault, onChange }: Props) {
  const w = useWords(providersWords);
  const a = useWords(administrationWords);
  const say = useSay();
  const { authorities } = useSession();
  const { data: roles = [] } = useQuery(rolesQuery);
  const { data: units = [] } = useQuery(unitsOfQuery(grant.authority));
  const choice = (value: string, label: string) => ({ value, label });
  return (
    <>
      <SelectField
        label={w('role')}
        value={grant.role}
        fault={fault}
        options={[choice('', none), ...roles.map((role) => choice(role.code, say(role.label)))]}
        onChange={(role) => onChange({ ...grant, role })}
      />
      {grant.role && (
        <SelectField
          label={a('authority')}
          value={grant.authority}
          options={[
            choice('', w('whole_city')),
            ...authorities.map((authority) => choice(authority.code, authority.name)),
          ]}
          onChange={(authority) => onChange({ ...grant, authority, unit: '' })}
        />
      )}
      {grant.role && grant.authority && (
        <SelectField
          label={w('unit')}
          value={grant.unit}
          options={[choice('', w('whole_authority')), ...units.map((unit) => choice(unit.id, unit.name))]}
          onChange={(unit) => onChange({ ...grant, unit })}
        />
      )}
    </>
  );
}
