import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Import } from 'lucide-react';
import { unreportedQuery } from '@/api/unreported';
import { Page } from '@/app/Page';
import { UnitChooser } from '@/app/UnitChooser';
import { useChangeSearch } from '@/app/useChangeSearch';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { Filters } from '@/ui/Filters';
import { SelectField } from '@/ui/SelectField';
import { useWords } from '@/words/words';
import { ComparePart } from './ComparePart';
import { EstimatePart } from './EstimatePart';
import { type UnreportedChoice, useUnreported } from './useUnreported';
import { unreportedWords } from './words';

export default function UnreportedPage() {
  const w = useWords(unreportedWords);
  const choice = useUnreported();
  const change = useChangeSearch();
  const mayImport = useMay('imports', 'write');
  return (
    <Page title={w('title', { year: choice.year })} lead={w('lead')} actions={mayImport && <ImportCases />}>
      <Filters label={w('filters')}>
        <SelectField
          label={w('year')}
          value={String(choice.year)}
          options={choice.years.map((year) => ({ value: String(year), label: String(year) }))}
          onChange={(year) => change({ year })}
        />
        <UnitChooser value={choice.unit} onChange={(unit) => change({ unit })} />
      </Filters>
      <Answer choice={choice} />
    </Page>
  );
}

function ImportCases() {
  const w = useWords(unreportedWords);
  return (
    <Button asChild variant="secondary" data-size="sm">
      <Link to="/imports/new" search={{ as: 'desk-cases' }}>
        <Import aria-hidden size={16} />
        {w('import')}
      </Link>
    </Button>
  );
}

function Answer({ choice }: { choice: UnreportedChoice }) {
  const w = useWords(unreportedWords);
  const { data, error, refetch } = useQuery(unreportedQuery(choice.place, choice.year));
  if (error && !data) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Busy />;
  if (data.desk + data.undecided === 0)
    return <Empty title={w('empty', { year: choice.year })}>{w('empty_help')}</Empty>;
  return (
    <>
      <EstimatePart unreported={data} choice={choice} />
      <ComparePart key={`${choice.place} ${choice.year}`} choice={choice} />
    </>
  );
}
