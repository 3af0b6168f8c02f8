import type { Imy } from '@/api/incident_statistics';
import { parseSearch } from '@/app/search';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { ofYear } from '../period';
import type { PartProps } from './Statistics';
import { StatisticsPart } from './StatisticsPart';
import { statisticsWords } from './words';

const drawn = ['in_time', 'late', 'not_reported'] as const;
const ofReported: readonly (keyof Imy)[] = ['in_time', 'late', 'unknown'];

/** Personal data breaches: which were reported to IMY, and whether in time. */
export function ImyPart({ statistics, listOf }: PartProps) {
  const w = useWords(statisticsWords);
  const f = useFormats();
  const { years, imy, imy_terms: terms } = statistics;
  const count = (year: number, name: keyof Imy) => imy[year]?.[name] ?? 0;
  const unknown = years.some((year) => count(year, 'unknown') > 0);
  const names: (keyof Imy)[] = ['reported', 'in_time', 'late', ...(unknown ? ['unknown' as const] : [])];
  return (
    <StatisticsPart
      title={w('imy')}
      help={w('imy_help')}
      drawing={{
        categories: years.map(String),
        series: drawn.map((name) => ({ name: w(name), values: years.map((year) => count(year, name)) })),
        shares: false,
      }}
      head={w('breaches')}
      columns={years.map(String)}
      rows={[...names, 'not_reported' as const].map((name) => ({
        key: name,
        label: w(name === 'unknown' ? 'time_unknown' : name),
        part: ofReported.includes(name),
        cells: years.map((year) => ({
          text: f.number(count(year, name)),
          records: name === 'unknown' ? undefined : listOf(ofYear(year), parseSearch(terms[name])),
        })),
      }))}
    />
  );
}
