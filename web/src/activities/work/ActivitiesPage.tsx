import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Page } from '@/app/Page';
import { RecordsLink } from '@/app/RecordsLink';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './ActivitiesPage.module.css';
import { activitiesAt, useWaiting, useWork, useWorkChoice, type WorkChoice } from './useWork';
import { useView, WorkFilters } from './WorkFilters';
import { WorkList } from './WorkList';
import { isLate } from './work';
import { workWords } from './words';

const Board = lazy(() => import('./Board'));

export default function ActivitiesPage() {
  const w = useWords(workWords);
  const choice = useWorkChoice();
  const may = useMay('activity', 'write');
  return (
    <Page
      wide
      title={w('title')}
      lead={w('lead')}
      actions={
        may && (
          <Button asChild data-size="sm">
            <Link to="/registers/$register/new" params={{ register: 'activities' }}>
              <Plus aria-hidden size={16} />
              {w('add')}
            </Link>
          </Button>
        )
      }
    >
      <WorkFilters choice={choice} />
      <Work choice={choice} />
    </Page>
  );
}

function Work({ choice }: { choice: WorkChoice }) {
  const w = useWords(workWords);
  const f = useFormats();
  const view = useView();
  const { activities, total, error } = useWork(choice);
  const waiting = useWaiting(choice);
  if (error && !activities) return <ErrorNote error={error} />;
  if (!activities) return <Busy />;
  if (activities.length === 0) return <Empty title={w('empty')}>{w('empty_help')}</Empty>;
  const late = activities.filter((activity) => isLate(activity, choice.today)).length;
  return (
    <>
      <p className={styles.sum} role="status">
        <RecordsLink records={activitiesAt(choice.filter)}>{w('total', { count: total })}</RecordsLink>
        {late > 0 && (
          <RecordsLink
            records={activitiesAt({
              ...choice.filter,
              status: 'in.(planned,ongoing)',
              due: `lt.${choice.today}`,
            })}
          >
            {w('late_count', { count: late })}
          </RecordsLink>
        )}
        {total > activities.length && <span>{w('first_shown', { shown: f.number(activities.length) })}</span>}
      </p>
      {view === 'board' ? (
        <Suspense fallback={<Busy />}>
          <Board activities={activities} waiting={waiting} />
        </Suspense>
      ) : (
        <WorkList activities={activities} waiting={waiting} />
      )}
    </>
  );
}
