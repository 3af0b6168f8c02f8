import { useQuery } from '@tanstack/react-query';
import { useAuthority } from '@/app/place';
import { useSession } from '@/app/session';
import { UnitChooser } from '@/app/UnitChooser';
import { useChangeSearch } from '@/app/useChangeSearch';
import { Filters } from '@/ui/Filters';
import { SelectField } from '@/ui/SelectField';
import { useWords } from '@/words/words';
import { frozenQuery } from './requests';
import { reportWords } from './words';
import { yearsToChoose } from './yearsToChoose';

/** Chooses the unit and the year. */
export function WhichReport({ unit, year }: { unit: string; year: number }) {
  const w = useWords(reportWords);
  const session = useSession();
  const authority = useAuthority();
  const changeSearch = useChangeSearch();
  const { data: frozen = [] } = useQuery(frozenQuery(authority.code));
  const now = Number(session.today.slice(0, 4));
  const years = yearsToChoose(
    frozen.map((one) => one.year),
    now,
    year,
  );
  return (
    <Filters label={w('which')}>
      <UnitChooser value={unit} onChange={(code) => changeSearch({ unit: code, rendering: '' })} />
      <SelectField
        label={w('year')}
        value={String(year)}
        options={years.map((one) => ({ value: String(one), label: String(one) }))}
        onChange={(chosen) => changeSearch({ year: chosen, rendering: '' })}
      />
    </Filters>
  );
}
