import { SelectField } from '@/ui/SelectField';
import { useWords } from '@/words/words';
import { useChangeSearch } from './useChangeSearch';
import { yearSpanWords } from './year_span_words';

const yearsToChoose = 15;

/** Chooses from which year to which, in the address. */
export function YearSpan({ years, thisYear }: { years: readonly number[]; thisYear: number }) {
  const w = useWords(yearSpanWords);
  const change = useChangeSearch();
  const first = years[0] ?? thisYear;
  const last = years.at(-1) ?? thisYear;
  const known = Array.from({ length: yearsToChoose }, (_, back) => thisYear + 1 - back);
  const options = [...new Set([...known, first, last])]
    .sort((a, b) => b - a)
    .map((year) => ({ value: String(year), label: String(year) }));
  return (
    <>
      <SelectField
        label={w('from')}
        value={String(first)}
        options={options}
        onChange={(from) => change({ from, to: String(Math.max(Number(from), last)) })}
      />
      <SelectField
        label={w('to')}
        value={String(last)}
        options={options}
        onChange={(to) => change({ to, from: String(Math.min(Number(to), first)) })}
      />
    </>
  );
}
