import type { RiskMethod } from '@/api/settings';
import { Page } from '@/app/Page';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { analysisShown } from './analysisShown';
import { CarryOver } from './CarryOver';
import { CoveragePart } from './CoveragePart';
import { MovedSum } from './MovedSum';
import { NoRisks } from './NoRisks';
import { RiskFilters, useView } from './RiskFilters';
import { RiskGrid } from './RiskGrid';
import { RiskSum } from './RiskSum';
import { RiskTable } from './RiskTable';
import { StandsView } from './StandsView';
import { TopList } from './TopList';
import { useRiskMap } from './useRiskCounts';
import { type RiskChoice, useMethods, useRiskChoice } from './useRiskMap';
import styles from './Views.module.css';
import { riskWords } from './words';
import { WorkshopsLink } from './WorkshopsLink';
import { YearsView } from './YearsView';

export default function RiskMapPage() {
  const w = useWords(riskWords);
  const choice = useRiskChoice();
  const some = choice.years !== null && choice.years.length > 0;
  return (
    <Page title={w('title')} lead={w('lead')} actions={some && <Actions choice={choice} />} wide>
      {choice.error ? (
        <ErrorNote error={choice.error} />
      ) : choice.years === null ? (
        <Busy />
      ) : !some ? (
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

function Actions({ choice }: { choice: RiskChoice }) {
  return (
    <>
      <WorkshopsLink />
      <CarryOver choice={choice} />
    </>
  );
}

function Risks({ choice }: { choice: RiskChoice }) {
  const { map, error } = useRiskMap(choice);
  const { methods, error: unknown } = useMethods(choice);
  const analysis = analysisShown(choice);
  if ((error ?? unknown) && !(map && methods)) return <ErrorNote error={error ?? unknown} />;
  if (!map || !methods) return <Busy />;
  return (
    <>
      <RiskSum map={map} filter={choice.filter} methods={methods} />
      <MovedSum choice={choice} />
      <Shown choice={choice} map={map} methods={methods} />
      {analysis && <CoveragePart analysis={analysis} authority={choice.authority} />}
    </>
  );
}

interface ShownProps {
  choice: RiskChoice;
  map: NonNullable<ReturnType<typeof useRiskMap>['map']>;
  methods: RiskMethod[];
}

/** What is chosen, in the way that is chosen. */
function Shown({ choice, map, methods }: ShownProps) {
  const w = useWords(riskWords);
  const view = useView();
  if (view === 'years') return <YearsView choice={choice} methods={methods} />;
  if (map.total === 0) return <Empty title={w('empty')}>{w('empty_help')}</Empty>;
  if (view === 'stands') return <StandsView choice={choice} methods={methods} />;
  return (
    <div className={styles.main}>
      {view === 'table' ? (
        <RiskTable map={map} filter={choice.filter} methods={methods} />
      ) : (
        <RiskGrid map={map} methods={methods} />
      )}
      <TopList choice={choice} methods={methods} />
    </div>
  );
}
