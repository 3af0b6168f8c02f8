import { Page } from '@/app/Page';
import { RecordsLink } from '@/app/RecordsLink';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { ActivityFilters } from './ActivityFilters';
import { MonthList } from './MonthList';
import { NoActivities } from './NoActivities';
import { DutiesPart } from './obligatory/DutiesPart';
import { UndatedList } from './UndatedList';
import { type ActivityChoice, useActivitiesOfYear, useActivityChoice } from './useYear';
import { useView } from './useView';
import { WheelView } from './WheelView';
import { activityWords } from './words';
import styles from './YearWheelPage.module.css';

export default function YearWheelPage() {
  const w = useWords(activityWords);
  const choice = useActivityChoice();
  return (
    <Page title={w('title', { year: choice.year })} lead={w('lead')} wide>
      <ActivityFilters choice={choice} />
      <Activities choice={choice} />
      <DutiesPart choice={choice} />
    </Page>
  );
}

function Activities({ choice }: { choice: ActivityChoice }) {
  const w = useWords(activityWords);
  const f = useFormats();
  const view = useView();
  const year = useActivitiesOfYear(choice);
  if (year.error && !year.ready) return <ErrorNote error={year.error} />;
  if (!year.ready) return <Busy />;
  if (year.total === 0 && year.undated.total === 0) return <NoActivities />;
  return (
    <>
      <p className={styles.sum} role="status">
        <RecordsLink records={year.records}>{w('total', { count: year.total })}</RecordsLink>
        {year.total > year.shown && (
          <span>{w('shown_first', { shown: f.number(year.shown), total: f.number(year.total) })}</span>
        )}
      </p>
      <div className={view.both ? styles.both : styles.single}>
        {(view.both || view.chosen === 'list') && (
          <div className={styles.lists}>
            <MonthList months={year.months} choice={choice} />
            <UndatedList undated={year.undated} />
          </div>
        )}
        {view.chosen === 'wheel' && <WheelView months={year.months} choice={choice} />}
      </div>
    </>
  );
}
