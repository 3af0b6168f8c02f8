import { useQuery } from '@tanstack/react-query';
import { type PublishedReview, publishedQuery } from '@/api/published';
import { Page } from '@/app/Page';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useChangeSearch } from '@/app/useChangeSearch';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { Filters } from '@/ui/Filters';
import { SelectField } from '@/ui/SelectField';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { PublishedTable } from './PublishedTable';
import { publishedWords } from './words';

export function PublishedList() {
  const w = useWords(publishedWords);
  const { data: all, error, refetch } = useQuery(publishedQuery);
  const search = useSearchMap();
  const of = one(search, 'of');
  const year = one(search, 'year');
  const shown = all
    ?.filter((review) => !of || review.authority.code === of)
    .filter((review) => !year || String(review.year) === year);
  return (
    <Page title={w('title')} lead={w('lead')} wide>
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!all && !error && <Busy />}
      {all?.length === 0 && <Empty title={w('none')}>{w('none_help')}</Empty>}
      {all && shown && all.length > 0 && (
        <>
          <Which all={all} of={of} year={year} />
          <PublishedTable reviews={shown} />
        </>
      )}
    </Page>
  );
}

function Which({ all, of, year }: { all: PublishedReview[]; of: string; year: string }) {
  const w = useWords(publishedWords);
  const { compare } = useFormats();
  const change = useChangeSearch();
  const names = new Map(all.map(({ authority }) => [authority.code, authority.name]));
  const years = [...new Set(all.map((review) => review.year))].sort((a, b) => b - a);
  const any = { value: '', label: w('all') };
  return (
    <Filters label={w('filters')}>
      <SelectField
        label={w('authority')}
        value={of}
        options={[
          any,
          ...[...names].map(([value, label]) => ({ value, label })).sort((a, b) => compare(a.label, b.label)),
        ]}
        onChange={(value) => change({ of: value })}
      />
      <SelectField
        label={w('year')}
        value={year}
        options={[any, ...years.map((one) => ({ value: String(one), label: String(one) }))]}
        onChange={(value) => change({ year: value })}
      />
    </Filters>
  );
}
