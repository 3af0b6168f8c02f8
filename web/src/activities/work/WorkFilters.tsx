import { ToggleGroup } from '@digdir/designsystemet-react';
import { fieldOf } from '@/api/registers';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useChangeSearch } from '@/app/useChangeSearch';
import { useYears } from '@/app/useYears';
import { useRegisterNamed } from '@/registers/useRegisterNamed';
import { Filters } from '@/ui/Filters';
import { SelectField } from '@/ui/SelectField';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { useResponsible } from '../useYear';
import { allYears, type WorkChoice } from './useWork';
import { workWords } from './words';

export type View = 'list' | 'board';

export const useView = (): View => (one(useSearchMap(), 'view') === 'board' ? 'board' : 'list');

const onlys = ['open', 'late', 'waiting', 'effect'] as const;

export function WorkFilters({ choice }: { choice: WorkChoice }) {
  const w = useWords(workWords);
  const f = useFormats();
  const say = useSay();
  const change = useChangeSearch();
  const view = useView();
  const { years } = useYears('activities');
  const names = useResponsible().sort((a, b) => f.compare(a, b));
  const register = useRegisterNamed('activity');
  const origins = register ? (fieldOf(register, 'origin')?.choices ?? []) : [];
  const any = { value: '', label: w('any') };
  const now = Number(choice.today.slice(0, 4));
  const shown = [...new Set([...(years ?? []), now + 1, now])].sort((a, b) => b - a).map(String);
  return (
    <Filters label={w('filters')}>
      <SelectField
        label={w('year')}
        value={choice.year}
        options={[
          ...shown.map((year) => ({ value: year, label: year })),
          { value: allYears, label: w('all_years') },
        ]}
        onChange={(year) => change({ year })}
      />
      <SelectField
        label={w('only')}
        value={choice.only}
        options={[any, ...onlys.map((only) => ({ value: only, label: w(`${only}_only`) }))]}
        onChange={(only) => change({ only })}
      />
      {origins.length > 0 && (
        <SelectField
          label={w('origin')}
          value={choice.origin}
          options={[any, ...origins.map(({ code, label }) => ({ value: `eq.${code}`, label: say(label) }))]}
          onChange={(origin) => change({ origin })}
        />
      )}
      <SelectField
        label={w('responsible')}
        value={choice.responsible}
        options={[
          any,
          ...names.map((name) => ({ value: `eq.${name}`, label: name })),
          { value: 'is.null', label: w('nobody') },
        ]}
        onChange={(responsible) => change({ responsible })}
      />
      <ToggleGroup
        aria-label={w('view')}
        value={view}
        onChange={(value) => change({ view: value === 'list' ? '' : value })}
      >
        <ToggleGroup.Item value="list">{w('list')}</ToggleGroup.Item>
        <ToggleGroup.Item value="board">{w('board')}</ToggleGroup.Item>
      </ToggleGroup>
    </Filters>
  );
}
