import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { ofMonth } from '../period';
import type { PartProps } from './Statistics';
import { StatisticsPart } from './StatisticsPart';
import { statisticsWords } from './words';

const months = Array.from({ length: 12 }, (_, index) => index + 1);
/** More bars beside one another cannot be told apart. */
const mostDrawn = 3;

/** When in the year they are discovered. */
export function MonthsPart({ statistics, listOf }: PartProps) {
  const w = useWords(statisticsWords);
  const f = useFormats();
  const { years } = statistics;
  const count = (year: number, month: number) => statistics.months[year]?.[month - 1] ?? 0;
  return (
    <StatisticsPart
      title={w('months')}
      drawing={{
        categories: months.map(f.shortMonth),
        series: years.slice(-mostDrawn).map((year) => ({
          name: String(year),
          values: months.map((month) => count(year, month)),
        })),
        shares: false,
      }}
      head={w('month')}
      columns={years.map(String)}
      rows={months.map((month) => ({
        key: String(month),
        label: f.month(month),
        cells: years.map((year) => ({
          text: f.number(count(year, month)),
          records: listOf(ofMonth(year, month)),
        })),
      }))}
    />
  );
}
