import { useQuery } from '@tanstack/react-query';
import { overviewQuery } from '@/api/overview';
import { Page } from '@/app/Page';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { Clocks } from './Clocks';
import { OverviewTable } from './OverviewTable';
import { overviewWords } from './overview_words';
import { useReadsClocks } from './useShownParts';

/** What waits in each authority where the person has a role. */
export default function OverviewPage() {
  const w = useWords(overviewWords);
  const clocks = useReadsClocks();
  const { data: items, error, refetch } = useQuery(overviewQuery);
  return (
    <Page title={w('title')} lead={w('lead')} wide>
      {clocks && <Clocks level={2} />}
      {error && !items && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!items && !error && <Busy />}
      {items && <OverviewTable items={items} />}
    </Page>
  );
}
