import { Textfield, ToggleGroup } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { UnitChooser } from '@/app/UnitChooser';
import { useChangeSearch } from '@/app/useChangeSearch';
import { YearSpan } from '@/app/YearSpan';
import { Filters } from '@/ui/Filters';
import { SelectField } from '@/ui/SelectField';
import { useSay, useWords } from '@/words/words';
import type { Area } from './catalogue';
import type { FigureChoice } from './useFigures';
import { figureWords } from './words';

export function FigureFilters({ choice, areas }: { choice: FigureChoice; areas: Area[] }) {
  const w = useWords(figureWords);
  const say = useSay();
  const change = useChangeSearch();
  const [find, setFind] = useState(choice.find);
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
      <YearSpan years={choice.years} thisYear={choice.thisYear} />
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
