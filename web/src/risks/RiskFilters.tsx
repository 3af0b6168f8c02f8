import { ToggleGroup } from '@digdir/designsystemet-react';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { UnitChooser } from '@/app/UnitChooser';
import { useChangeSearch } from '@/app/useChangeSearch';
import { Filters } from '@/ui/Filters';
import { SelectField } from '@/ui/SelectField';
import { useSay, useWords } from '@/words/words';
import styles from './RiskFilters.module.css';
import { sharedLevels } from './scale';
import { allYears, type RiskChoice, useMethods, useRiskValues } from './useRiskMap';
import { riskWords } from './words';

const views = ['map', 'stands', 'years', 'table'] as const;
export type View = (typeof views)[number];

/** How the choice is shown; the address says which. */
export function useView(): View {
  const view = one(useSearchMap(), 'view');
  return views.find((known) => known === view) ?? 'map';
}

const named = (value: string) => ({ value, label: value });

export function RiskFilters({ choice }: { choice: RiskChoice }) {
  const w = useWords(riskWords);
  const change = useChangeSearch();
  return (
    <div className={styles.filters}>
      <Filters label={w('filters')}>
        <SelectField
          label={w('year')}
          value={choice.year}
          options={[
            ...(choice.years ?? []).map(String).map(named),
            { value: allYears, label: w('all_years') },
          ]}
          onChange={(year) => change({ year })}
        />
        <SelectField
          label={w('analysis')}
          value={choice.analysis}
          options={[{ value: '', label: w('all_analyses') }, ...choice.analyses.map(named)]}
          onChange={(analysis) => change({ analysis, level: '' })}
        />
        <UnitChooser value={choice.unit} onChange={(unit) => change({ unit })} />
        <RecordFilters choice={choice} />
      </Filters>
      <ViewChooser />
    </div>
  );
}

/** Choices among what the risks themselves say. */
function RecordFilters({ choice }: { choice: RiskChoice }) {
  const w = useWords(riskWords);
  const say = useSay();
  const change = useChangeSearch();
  const practices = useRiskValues(choice, 'practice');
  const systems = useRiskValues(choice, 'system');
  const { methods } = useMethods(choice);
  const levels = methods && sharedLevels(methods);
  const all = { value: '', label: w('any') };
  return (
    <>
      <SelectField
        label={w('practice')}
        value={choice.practice}
        options={[all, ...practices]}
        onChange={(practice) => change({ practice })}
      />
      {levels && (
        <SelectField
          label={w('level')}
          value={choice.level}
          options={[
            all,
            ...levels.map((level, index) => ({ value: String(index + 1), label: say(level.name) })),
          ]}
          onChange={(level) => change({ level })}
        />
      )}
      {(systems.length > 0 || choice.system) && (
        <SelectField
          label={w('system')}
          value={choice.system}
          options={[all, ...systems]}
          onChange={(system) => change({ system })}
        />
      )}
    </>
  );
}

function ViewChooser() {
  const w = useWords(riskWords);
  const change = useChangeSearch();
  const view = useView();
  return (
    <ToggleGroup
      aria-label={w('view')}
      value={view}
      onChange={(value) => change({ view: value === 'map' ? '' : value })}
    >
      {views.map((one) => (
        <ToggleGroup.Item key={one} value={one}>
          {w(one)}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup>
  );
}
