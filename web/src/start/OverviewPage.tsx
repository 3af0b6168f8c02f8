import { useQuery } from '@tanstack/react-query';
import { overviewQuery } from '@/api/overview';
import { Page } from '@/app/Page';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { OverviewTable } from './OverviewTable';
import { overviewWords } from './overview_words';

/** What waits in each authority where the person has a role. */
export default function OverviewPage() {
  const w = useWords(overviewWords);
  const { data: items, error, refetch } = useQuery(overviewQuery);
  return (
    <Page title={w('title')} lead={w('lead')} wide>
      {error && !items && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!items && !error && <Busy />}
      {items && <OverviewTable items={items} />}
    </Page>
  );
}
