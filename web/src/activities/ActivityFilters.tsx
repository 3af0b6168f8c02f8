import { ToggleGroup } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { fieldOf, registersQuery } from '@/api/registers';
import { useSession } from '@/app/session';
import { useChangeSearch } from '@/app/useChangeSearch';
import { useYears } from '@/app/useYears';
import { Filters } from '@/ui/Filters';
import { SelectField } from '@/ui/SelectField';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { type ActivityChoice, useResponsible } from './useYear';
import { useView } from './useView';
import { activityWords } from './words';

const open = 'in.(planned,ongoing)';

/** The term that stands in the address, and what it is called. */
function useChoices(choice: ActivityChoice) {
  const w = useWords(activityWords);
  const f = useFormats();
  const say = useSay();
  const { today } = useSession();
  const { years } = useYears('activities');
  const { data: registers = [] } = useQuery(registersQuery);
  const names = useResponsible();
  const register = registers.find((one) => one.plural === 'activities');
  const statuses = register ? (fieldOf(register, 'status')?.choices ?? []) : [];
  const now = Number(today.slice(0, 4));
  const all = [...new Set([...(years ?? []), now, choice.year])].sort((a, b) => b - a);
  return {
    years: all.map((year) => ({ value: String(year), label: String(year) })),
    statuses: [
      { value: '', label: w('all_statuses') },
      { value: open, label: w('open') },
      ...statuses.map((status) => ({ value: `eq.${status.code}`, label: say(status.label) })),
    ],
    responsible: [
      { value: '', label: w('all_responsible') },
      ...names.sort((a, b) => f.compare(a, b)).map((name) => ({ value: `eq.${name}`, label: name })),
      { value: 'is.null', label: w('nobody') },
    ],
  };
}

export function ActivityFilters({ choice }: { choice: ActivityChoice }) {
  const w = useWords(activityWords);
  const change = useChangeSearch();
  const view = useView();
  const choices = useChoices(choice);
  return (
    <Filters label={w('filters')}>
      <SelectField
        label={w('year')}
        value={String(choice.year)}
        options={choices.years}
        onChange={(year) => change({ year })}
      />
      <SelectField
        label={w('status')}
        value={choice.status}
        options={choices.statuses}
        onChange={(status) => change({ status })}
      />
      <SelectField
        label={w('responsible')}
        value={choice.responsible}
        options={choices.responsible}
        onChange={(responsible) => change({ responsible })}
      />
      <ToggleGroup aria-label={w('view')} value={view.chosen} onChange={(value) => change({ view: value })}>
        <ToggleGroup.Item value="list">{w('list')}</ToggleGroup.Item>
        <ToggleGroup.Item value="wheel">{w('wheel')}</ToggleGroup.Item>
      </ToggleGroup>
    </Filters>
  );
}
