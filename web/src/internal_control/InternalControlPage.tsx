import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
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
import { ChosenRisks } from './ChosenRisks';
import { PlanSum } from './PlanSum';
import { PlanTable } from './PlanTable';
import { SampleCalculator } from './SampleCalculator';
import { type PlanChoice, usePlan, usePlanChoice } from './usePlan';
import { controlWords } from './words';

export default function InternalControlPage() {
  const w = useWords(controlWords);
  const choice = usePlanChoice();
  const change = useChangeSearch();
  const may = useMay('internal_control', 'write');
  return (
    <Page
      wide
      title={w('title', { year: choice.year })}
      lead={w('lead')}
      actions={
        may && (
          <Button asChild data-size="sm">
            <Link
              to="/registers/$register/new"
              params={{ register: 'internal-controls' }}
              search={{ year: String(choice.year) }}
            >
              <Plus aria-hidden size={16} />
              {w('add')}
            </Link>
          </Button>
        )
      }
    >
      <Filters label={w('filters')}>
        <SelectField
          label={w('year')}
          value={String(choice.year)}
          options={choice.years.map((year) => ({ value: String(year), label: String(year) }))}
          onChange={(year) => change({ year })}
        />
        <UnitChooser value={choice.unit} onChange={(unit) => change({ unit })} />
      </Filters>
      <Plan choice={choice} />
      <ChosenRisks choice={choice} />
      <SampleCalculator />
    </Page>
  );
}

function Plan({ choice }: { choice: PlanChoice }) {
  const w = useWords(controlWords);
  const plan = usePlan(choice);
  if (plan.error && !plan.ready) return <ErrorNote error={plan.error} />;
  if (!plan.ready) return <Busy />;
  if (plan.planned.length === 0) {
    return <Empty title={w('empty', { year: choice.year })}>{w('empty_help')}</Empty>;
  }
  return (
    <>
      <PlanSum plan={plan} choice={choice} />
      <PlanTable planned={plan.planned} />
    </>
  );
}
