import { UnitChooser } from '@/app/UnitChooser';
import { useChangeSearch } from '@/app/useChangeSearch';
import { Filters } from '@/ui/Filters';
import { SelectField } from '@/ui/SelectField';
import { useWords } from '@/words/words';
import type { RisksToChoose } from './useRisksToChoose';
import { workshopWords } from './words';

const named = (value: string) => ({ value, label: value });

/** The analysis, year and unit whose risks can be chosen; they stand in the address. */
export function WhichRisks({ of: { choice, analysis, year } }: { of: RisksToChoose }) {
  const w = useWords(workshopWords);
  const change = useChangeSearch();
  return (
    <Filters label={w('risks')}>
      <SelectField
        label={w('analysis')}
        value={analysis}
        options={choice.analyses.map(named)}
        onChange={(value) => change({ analysis: value })}
      />
      <SelectField
        label={w('year')}
        value={year}
        options={(choice.years ?? []).map(String).map(named)}
        onChange={(value) => change({ year: value })}
      />
      <UnitChooser value={choice.unit} onChange={(unit) => change({ unit })} />
    </Filters>
  );
}
