import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { imyFilters, imyNames } from './imy';
import { ofYear } from '../period';
import type { PartProps } from './Statistics';
import { StatisticsPart } from './StatisticsPart';
import { statisticsWords } from './words';

/** Personal data breaches: which were reported to IMY, and whether in time. */
export function ImyPart({ statistics, listOf }: PartProps) {
  const w = useWords(statisticsWords);
  const f = useFormats();
  const { years, imy } = statistics;
  const drawn = ['in_time', 'late', 'not_reported'] as const;
  return (
    <StatisticsPart
      title={w('imy')}
      help={w('imy_help')}
      drawing={{
        categories: years.map(String),
        series: drawn.map((name) => ({ name: w(name), values: years.map((year) => imy[year]?.[name] ?? 0) })),
        shares: false,
      }}
      head={w('breaches')}
      columns={years.map(String)}
      rows={imyNames.map((name) => ({
        key: name,
        label: w(name),
        part: name === 'in_time' || name === 'late',
        cells: years.map((year) => ({
          text: f.number(imy[year]?.[name] ?? 0),
          records: listOf(ofYear(year), imyFilters[name]),
        })),
      }))}
    />
  );
}
