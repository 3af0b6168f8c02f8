import { Page } from '@/app/Page';
import { UnitChooser } from '@/app/UnitChooser';
import { useChangeSearch } from '@/app/useChangeSearch';
import { YearSpan } from '@/app/YearSpan';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { Filters } from '@/ui/Filters';
import { useWords } from '@/words/words';
import { Statistics } from './Statistics';
import { useStatistics } from './useStatistics';
import { statisticsWords } from './words';

export default function StatisticsPage() {
  const w = useWords(statisticsWords);
  const change = useChangeSearch();
  const { thisYear, unit, years, asked, listOf } = useStatistics();
  const { data, error } = asked;
  return (
    <Page title={w('title')} lead={w('lead')} wide>
      <Filters label={w('filters')}>
        <UnitChooser value={unit} onChange={(code) => change({ unit: code })} />
        <YearSpan years={years} thisYear={thisYear} />
      </Filters>
      {error && !data ? (
        <ErrorNote error={error} onRetry={() => void asked.refetch()} />
      ) : data ? (
        <Statistics statistics={data} listOf={listOf} />
      ) : (
        <Busy />
      )}
    </Page>
  );
}
