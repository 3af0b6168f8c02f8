import { Textfield, ToggleGroup } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { UnitChooser } from '@/app/UnitChooser';
import { useChangeSearch } from '@/app/useChangeSearch';
import { Filters } from '@/ui/Filters';
import { SelectField } from '@/ui/SelectField';
import { useSay, useWords } from '@/words/words';
import type { Area } from './catalogue';
import type { FigureChoice } from './useFigures';
import { figureWords } from './words';

const yearsToChoose = 15;

export function FigureFilters({ choice, areas }: { choice: FigureChoice; areas: Area[] }) {
  const w = useWords(figureWords);
  const say = useSay();
  const change = useChangeSearch();
  const [find, setFind] = useState(choice.find);
  const first = choice.years[0] ?? choice.thisYear;
  const last = choice.years.at(-1) ?? choice.thisYear;
  const known = Array.from({ length: yearsToChoose }, (_, back) => choice.thisYear + 1 - back);
  const years = [...new Set([...known, first, last])]
    .sort((a, b) => b - a)
    .map((year) => ({ value: String(year), label: String(year) }));
  return (
    <Filters label={w('filters')}>
      <UnitChooser value={choice.unit} onChange={(unit) => change({ unit })} />
      <SelectField
        label={w('area')}
        value={choice.area}
        options={[
          { value: '', label: w('all_areas') },
          ...areas.map((area) => ({ value: area.name, label: say(area.label) })),
        ]}
        onChange={(area) => change({ area })}
      />
      <Textfield
        label={w('find')}
        type="search"
        value={find}
        onChange={(event) => {
          setFind(event.target.value);
          change({ find: event.target.value });
        }}
      />
      <SelectField
        label={w('from')}
        value={String(first)}
        options={years}
        onChange={(from) => change({ from, to: String(Math.max(Number(from), last)) })}
      />
      <SelectField
        label={w('to')}
        value={String(last)}
        options={years}
        onChange={(to) => change({ to, from: String(Math.min(Number(to), first)) })}
      />
      <ToggleGroup
        aria-label={w('view')}
        value={choice.view}
        onChange={(view) => change({ view: view === 'table' ? '' : view })}
      >
        <ToggleGroup.Item value="table">{w('table')}</ToggleGroup.Item>
        <ToggleGroup.Item value="charts">{w('charts')}</ToggleGroup.Item>
      </ToggleGroup>
    </Filters>
  );
}
