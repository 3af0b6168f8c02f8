import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { personQuery } from '@/api/persons';
import { Problem } from '@/api/request';
import { Page } from '@/app/Page';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { HeldWays } from './held/HeldWays';
import { PersonHeld } from './held/PersonHeld';
import { RemovalPage } from './removal/RemovalPage';
import { personsWords } from './words';

/** All that is held about a person; in the address also the way to remove it. */
export default function PersonDataPage() {
  const { id = '' } = useParams({ strict: false });
  const removing = one(useSearchMap(), 'part') === 'removal';
  return removing ? <RemovalPage key={id} id={id} /> : <DataPage key={id} id={id} />;
}

function DataPage({ id }: { id: string }) {
  const w = useWords(personsWords);
  const { data, error, refetch } = useQuery(personQuery(id));
  const gone = error instanceof Problem && error.status === 404;
  return (
    <Page
      title={data?.name ?? w(gone ? 'gone' : 'title')}
      above={
        <Link to="/persons-data" search className="ds-link">
          {w('back')}
        </Link>
      }
      actions={data && <HeldWays id={id} />}
    >
      {gone && <Empty title={w('gone')}>{w('gone_help')}</Empty>}
      {error && !gone && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Busy />}
      {data && <PersonHeld person={data} />}
    </Page>
  );
}
