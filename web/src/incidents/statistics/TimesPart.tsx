import { type Hours, type Stretch, stretches } from '@/api/incident_statistics';
import type { Query } from '@/api/request';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { lengthOf } from './hours';
import { ofYear } from '../period';
import type { PartProps } from './Statistics';
import { StatisticsPart } from './StatisticsPart';
import { statisticsWords } from './words';
import type { YearRow } from './year_rows';

/** What has come to the end of the stretch, and is therefore measured. */
const measured: Record<Stretch, Query> = {
  to_report: { reported_at: 'not.is.null' },
  to_triage: { triaged_at: 'not.is.null' },
  to_close: { closed_at: 'not.is.null' },
  to_imy: { aware_at: 'not.is.null', imy_reported_at: 'not.is.null' },
};

/** How long it took until it was reported, assessed and closed, and until IMY was told. */
export function TimesPart({ statistics, listOf }: PartProps) {
  const w = useWords(statisticsWords);
  const f = useFormats();
  const { years, times } = statistics;
  const said = (hours: number | null | undefined) => {
    if (hours == null) return '';
    const { unit, count } = lengthOf(hours);
    return w(unit, { number: f.number(count) });
  };
  const rowsOf = (stretch: Stretch): YearRow[] => {
    const of = (year: number): Hours | undefined => times[stretch][year];
    return [
      {
        key: stretch,
        label: w('median', { stretch: w(stretch) }),
        cells: years.map((year) => ({ text: said(of(year)?.median_hours) })),
      },
      {
        key: `${stretch} mean`,
        label: w('mean'),
        part: true,
        cells: years.map((year) => ({ text: said(of(year)?.mean_hours) })),
      },
      {
        key: `${stretch} count`,
        label: w('measured'),
        part: true,
        cells: years.map((year) => ({
          text: f.number(of(year)?.count ?? 0),
          records: listOf(ofYear(year), measured[stretch]),
        })),
      },
    ];
  };
  return (
    <StatisticsPart
      title={w('times')}
      help={w('times_help')}
      head={w('stretch')}
      columns={years.map(String)}
      rows={stretches.flatMap(rowsOf)}
    />
  );
}
