import { Field, Label, Select } from '@digdir/designsystemet-react';
import { AccountField } from '@/access/AccountField';
import { DayField } from '@/access/DayField';
import { cityChain, type TrailFilter, trailKinds } from '@/api/trail';
import { useAuthority } from '@/app/place';
import { useChangeSearch } from '@/app/useChangeSearch';
import { useMay, useMayInCity } from '@/app/useMay';
import { Filters } from '@/ui/Filters';
import { SelectField } from '@/ui/SelectField';
import { useWords } from '@/words/words';
import { SubjectOptions } from './SubjectOptions';
import { cityInAddress } from './wanted';
import { trailEventWords } from './words';

const { from, to } = trailEventWords.entries;
const noHelp = ['', ''] as const;

/** When, what, who and about what. */
export function TrailFilters({ filter }: { filter: TrailFilter }) {
  const w = useWords(trailEventWords);
  const change = useChangeSearch();
  const mayFind = useMay('accounts', 'read');
  return (
    <Filters label={w('filters')}>
      <DayField
        id="trail-from"
        label={from}
        help={noHelp}
        value={filter.from}
        onChange={(day) => change({ from: day })}
      />
      <DayField
        id="trail-to"
        label={to}
        help={noHelp}
        value={filter.to}
        onChange={(day) => change({ to: day })}
      />
      <SelectField
        label={w('kind')}
        value={filter.kind}
        options={[
          { value: '', label: w('all_kinds') },
          ...trailKinds.map((kind) => ({ value: kind, label: w(`kind_${kind}`) })),
        ]}
        onChange={(kind) => change({ kind })}
      />
      <Field>
        <Label>{w('subject')}</Label>
        <Select value={filter.type} onChange={(event) => change({ type: event.target.value, id: '' })}>
          <SubjectOptions />
        </Select>
      </Field>
      {mayFind && (
        <AccountField
          id="trail-account"
          label={w('person')}
          value={filter.account}
          optional
          withClosed
          onChange={(account) => change({ account })}
        />
      )}
      <ChainChoice filter={filter} />
    </Filters>
  );
}

/** What belongs to no authority has a chain of its own, for who is bound to none. */
function ChainChoice({ filter }: { filter: TrailFilter }) {
  const w = useWords(trailEventWords);
  const change = useChangeSearch();
  const authority = useAuthority();
  const mayCity = useMayInCity('trail', 'read');
  if (!mayCity) return null;
  return (
    <SelectField
      label={w('chain')}
      value={filter.authority === cityChain ? cityInAddress : ''}
      options={[
        { value: '', label: authority.name },
        { value: cityInAddress, label: w('chain_city') },
      ]}
      onChange={(chain) => change({ chain })}
    />
  );
}
