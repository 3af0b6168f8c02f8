import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Page } from '@/app/Page';
import { useAuthority, useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { HitGroups } from './HitGroups';
import { NoHits } from './NoHits';
import { type HitGroup, searchQuery } from './searchQuery';
import { searchWords } from './words';

export default function SearchPage() {
  const w = useWords(searchWords);
  const find = one(useSearchMap(), 'find').trim();
  return (
    <Page title={find ? w('title_found', { find }) : w('title')}>
      {find ? <Hits find={find} /> : <Empty title={w('start')}>{w('start_help')}</Empty>}
    </Page>
  );
}

function Hits({ find }: { find: string }) {
  const authority = useAuthority();
  const { data, error, refetch, isPlaceholderData } = useQuery(searchQuery(authority.code, find));
  const sum = useSum(isPlaceholderData ? undefined : data, find);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Busy />;
  if (data.length === 0) return <NoHits find={find} authority={authority.name} />;
  return (
    <>
      <p>{sum}</p>
      <HitGroups groups={data} find={find} />
    </>
  );
}

/** How many hits there are; read aloud when they have come. */
function useSum(groups: HitGroup[] | undefined, find: string): string {
  const w = useWords(searchWords);
  const { announce } = useNotices();
  const count = (groups ?? []).reduce((sum, group) => sum + group.items.length, 0);
  const more = (groups ?? []).some((group) => group.more);
  const sum = count === 0 ? w('none', { find }) : w(more ? 'hits_more' : 'hits', { count });
  useEffect(() => {
    if (groups) announce(sum);
  }, [groups, sum, announce]);
  return sum;
}
