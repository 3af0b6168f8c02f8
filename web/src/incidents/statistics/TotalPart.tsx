import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { ofYear, ofYearUntil } from '../period';
import type { PartProps } from './Statistics';
import { StatisticsPart } from './StatisticsPart';
import { statisticsWords } from './words';
import { round } from './hours';

/** How many there are, so far in each year, and for each thousand who work there. */
export function TotalPart({ statistics, listOf }: PartProps) {
  const w = useWords(statisticsWords);
  const f = useFormats();
  const { years, total, same_period: period, per_thousand: perThousand, employees } = statistics;
  const { until } = period;
  const [month = 1, day = 1] = until.split('-').map(Number);
  const date = w('day_and_month', { day, month: f.month(month) });
  const soFar = (year: number) => Number(period[year] ?? 0);
  const last = years.at(-1) ?? 0;
  const number = (value: number | null | undefined) => (value == null ? '' : f.number(value));
  return (
    <StatisticsPart
      title={w('total')}
      help={
        years.length > 1
          ? w('so_far', { date, year: last, now: soFar(last), before: last - 1, then: soFar(last - 1) })
          : undefined
      }
      drawing={{
        categories: years.map(String),
        series: [{ name: '', values: years.map((year) => total[year] ?? 0) }],
        shares: false,
      }}
      head={w('number')}
      columns={years.map(String)}
      rows={[
        {
          key: 'total',
          label: w('incidents'),
          cells: years.map((year) => ({ text: number(total[year]), records: listOf(ofYear(year)) })),
        },
        {
          key: 'period',
          label: w('until', { date }),
          part: true,
          cells: years.map((year) => ({
            text: number(soFar(year)),
            records: listOf(ofYearUntil(year, until)),
          })),
        },
        {
          key: 'per_thousand',
          label: w('per_thousand'),
          cells: years.map((year) => ({
            text: number(perThousand[year] == null ? null : round(perThousand[year])),
            beside: employees[year] == null ? undefined : w('employees', { number: number(employees[year]) }),
          })),
        },
      ]}
    />
  );
}
