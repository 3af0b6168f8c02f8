import { useQuery } from '@tanstack/react-query';
import { personsQuery } from '@/api/persons';
import { Page } from '@/app/Page';
import { useAuthority, useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { FindPerson } from './find/FindPerson';
import { PersonHits } from './find/PersonHits';
import { personsWords } from './words';

/** Finds the person that a request is about. */
export default function PersonsPage() {
  const w = useWords(personsWords);
  const words = one(useSearchMap(), 'q');
  return (
    <Page title={w('title')} lead={w('lead')}>
      <FindPerson key={words} words={words} />
      {words ? <Found words={words} /> : <Empty title={w('start')}>{w('start_help')}</Empty>}
    </Page>
  );
}

function Found({ words }: { words: string }) {
  const w = useWords(personsWords);
  const authority = useAuthority();
  const { data, error, refetch } = useQuery(personsQuery(words, authority.code));
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Busy />;
  if (data.length === 0) {
    return <Empty title={w('none')}>{w('none_help', { authority: authority.name })}</Empty>;
  }
  return <PersonHits found={data} />;
}
