import { Textfield } from '@digdir/designsystemet-react';
import { useChangeSearch } from '@/app/useChangeSearch';
import { Filters } from '@/ui/Filters';
import { SelectField } from '@/ui/SelectField';
import { useWords } from '@/words/words';
import type { Shown } from './account_list';
import { usersWords } from './words';

export function UserFilters({ find, shown }: { find: string; shown: Shown }) {
  const w = useWords(usersWords);
  const change = useChangeSearch();
  const options = (['all', 'active', 'disabled'] as const).map((value) => ({
    value,
    label: w(`shown_${value}`),
  }));
  return (
    <Filters label={w('shown')}>
      <Textfield
        type="search"
        label={w('find')}
        value={find}
        onChange={(event) => change({ name: event.target.value })}
      />
      <SelectField
        label={w('shown')}
        value={shown}
        options={options}
        onChange={(value) => change({ show: value === 'all' ? '' : value })}
      />
    </Filters>
  );
}
