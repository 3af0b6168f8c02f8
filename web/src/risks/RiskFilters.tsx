import { ToggleGroup } from '@digdir/designsystemet-react';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { UnitChooser } from '@/app/UnitChooser';
import { useChangeSearch } from '@/app/useChangeSearch';
import { Filters } from '@/ui/Filters';
import { SelectField } from '@/ui/SelectField';
import { useWords } from '@/words/words';
import { allYears, type RiskChoice } from './useRiskMap';
import { riskWords } from './words';

export function RiskFilters({ choice }: { choice: RiskChoice }) {
  const w = useWords(riskWords);
  const change = useChangeSearch();
  const view = one(useSearchMap(), 'view') || 'map';
  const named = (value: string) => ({ value, label: value });
  return (
    <Filters label={w('filters')}>
      <SelectField
        label={w('year')}
        value={choice.year}
        options={[...(choice.years ?? []).map(String).map(named), { value: allYears, label: w('all_years') }]}
        onChange={(year) => change({ year })}
      />
      <SelectField
        label={w('analysis')}
        value={choice.analysis}
        options={[{ value: '', label: w('all_analyses') }, ...choice.analyses.map(named)]}
        onChange={(analysis) => change({ analysis })}
      />
      <UnitChooser value={choice.unit} onChange={(unit) => change({ unit })} />
      <ToggleGroup
        aria-label={w('view')}
        value={view}
        onChange={(value) => change({ view: value === 'map' ? '' : value })}
      >
        <ToggleGroup.Item value="map">{w('map')}</ToggleGroup.Item>
        <ToggleGroup.Item value="table">{w('table')}</ToggleGroup.Item>
      </ToggleGroup>
    </Filters>
  );
}
