import { Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { rolesQuery } from '@/api/access';
import { useChangeSearch } from '@/app/useChangeSearch';
import { Filters } from '@/ui/Filters';
import { SelectField } from '@/ui/SelectField';
import { useSay, useWords } from '@/words/words';
import type { Wanted } from './assignment_list';
import { rolesWords } from './words';

const states = ['now', 'soon', 'coming', 'over'] as const;

export function RoleFilters({ wanted }: { wanted: Wanted }) {
  const w = useWords(rolesWords);
  const say = useSay();
  const change = useChangeSearch();
  const { data: roles = [] } = useQuery(rolesQuery);
  return (
    <Filters label={w('filters')}>
      <Textfield
        type="search"
        label={w('find')}
        value={wanted.find}
        onChange={(event) => change({ name: event.target.value })}
      />
      <SelectField
        label={w('role')}
        value={wanted.role}
        options={[
          { value: '', label: w('all_roles') },
          ...roles.map(({ code, label }) => ({ value: code, label: say(label) })),
        ]}
        onChange={(role) => change({ role })}
      />
      <SelectField
        label={w('state')}
        value={wanted.state}
        options={[
          { value: '', label: w('state_all') },
          ...states.map((value) => ({ value, label: w(`state_${value}`) })),
        ]}
        onChange={(state) => change({ state })}
      />
    </Filters>
  );
}
