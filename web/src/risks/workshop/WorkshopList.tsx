import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { workshopsQuery } from '@/api/workshops';
import { Page } from '@/app/Page';
import { useAuthority } from '@/app/place';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { workshopWords } from './words';
import { WorkshopTable } from './WorkshopTable';

export function WorkshopList() {
  const w = useWords(workshopWords);
  const may = useMay('risk', 'write');
  const { code } = useAuthority();
  const { data, error, refetch } = useQuery(workshopsQuery(code));
  return (
    <Page
      title={w('title')}
      lead={w('lead')}
      actions={
        <>
          {may && (
            <Button asChild data-size="sm">
              <Link to="/workshops" search={(search) => ({ ...search, workshop: 'new' })}>
                {w('new')}
              </Link>
            </Button>
          )}
          <Button asChild variant="secondary" data-size="sm">
            <Link to="/workshops/join">{w('take_part')}</Link>
          </Button>
        </>
      }
    >
      {error && !data && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Busy />}
      {data?.length === 0 && <Empty title={w('none')}>{w(may ? 'none_help' : 'none_read')}</Empty>}
      {data && data.length > 0 && <WorkshopTable workshops={data} lead={may} />}
    </Page>
  );
}
