import { Page } from '@/app/Page';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { riskMap } from './map';
import { NoRisks } from './NoRisks';
import { RiskFilters } from './RiskFilters';
import { RiskGrid } from './RiskGrid';
import { RiskSum } from './RiskSum';
import { RiskTable } from './RiskTable';
import { type RiskChoice, useRiskChoice, useRiskCounts } from './useRiskMap';
import { riskWords } from './words';

export default function RiskMapPage() {
  const w = useWords(riskWords);
  const choice = useRiskChoice();
  return (
    <Page title={w('title')} lead={w('lead')}>
      {choice.error ? (
        <ErrorNote error={choice.error} />
      ) : choice.years === null ? (
        <Busy />
      ) : choice.years.length === 0 ? (
        <NoRisks />
      ) : (
        <>
          <RiskFilters choice={choice} />
          <Risks choice={choice} />
        </>
      )}
    </Page>
  );
}

function Risks({ choice }: { choice: RiskChoice }) {
  const w = useWords(riskWords);
  const table = one(useSearchMap(), 'view') === 'table';
  const { counts, methods, error } = useRiskCounts(choice);
  if (error && !(counts && methods)) return <ErrorNote error={error} />;
  if (!counts || !methods) return <Busy />;
  if (counts.total === 0) return <Empty title={w('empty')}>{w('empty_help')}</Empty>;
  const map = riskMap(counts, choice.filter);
  return (
    <>
      <RiskSum map={map} filter={choice.filter} methods={methods} />
      {table ? (
        <RiskTable map={map} filter={choice.filter} methods={methods} />
      ) : (
        <RiskGrid map={map} methods={methods} />
      )}
    </>
  );
}
