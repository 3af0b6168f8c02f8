import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type PersonAt, personQuery } from '@/api/persons';
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
import { usePersonAt } from './usePersonAt';
import { personsWords } from './words';

/** All that is held about a person; in the address also the way to remove it. */
export default function PersonDataPage() {
  const at = usePersonAt();
  const removing = one(useSearchMap(), 'part') === 'removal';
  const key = `${at.authority} ${at.id}`;
  return removing ? <RemovalPage key={key} at={at} /> : <DataPage key={key} at={at} />;
}

function DataPage({ at }: { at: PersonAt }) {
  const w = useWords(personsWords);
  const { data, error, refetch } = useQuery(personQuery(at));
  const gone = error instanceof Problem && error.status === 404;
  return (
    <Page
      title={data?.name ?? w(gone ? 'gone' : 'title')}
      above={
        <Link to="/persons-data" search className="ds-link">
          {w('back')}
        </Link>
      }
      actions={data && <HeldWays at={at} />}
    >
      {gone && <Empty title={w('gone')}>{w('gone_help')}</Empty>}
      {error && !gone && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Busy />}
      {data && <PersonHeld person={data} />}
    </Page>
  );
}
