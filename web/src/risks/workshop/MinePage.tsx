import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { joinedQuery } from '@/api/workshops';
import { Page } from '@/app/Page';
import { useAuthority } from '@/app/place';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { JoinedWorkshopPart } from './JoinedWorkshopPart';
import { workshopWords } from './words';

/** For who takes part, on a phone: one risk at a time, as whoever leads goes on. */
export default function MinePage() {
  const w = useWords(workshopWords);
  const { code } = useAuthority();
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(joinedQuery(code, id));
  return (
    <Page title={data?.title ?? w('join_title')}>
      {error && !data && (
        <>
          <ErrorNote error={error} onRetry={() => void refetch()} />
          <p>
            <Link to="/workshops/join" className="ds-link">
              {w('join_title')}
            </Link>
          </p>
        </>
      )}
      {!error && !data && <Busy />}
      {data && <JoinedWorkshopPart workshop={data} authority={code} />}
    </Page>
  );
}
