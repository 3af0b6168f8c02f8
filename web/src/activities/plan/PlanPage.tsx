import { useQuery } from '@tanstack/react-query';
import { planQuery } from '@/api/plan';
import { Page } from '@/app/Page';
import { useAuthority, useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useSession } from '@/app/session';
import { UnitChooser } from '@/app/UnitChooser';
import { useChangeSearch } from '@/app/useChangeSearch';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { Filters } from '@/ui/Filters';
import { SelectField } from '@/ui/SelectField';
import { useWords } from '@/words/words';
import { PlanBoard } from './PlanBoard';
import { ProposalPart } from './ProposalPart';
import { planWords } from './words';

export default function PlanPage() {
  const w = useWords(planWords);
  const search = useSearchMap();
  const change = useChangeSearch();
  const authority = useAuthority();
  const { today } = useSession();
  const now = Number(today.slice(0, 4));
  const from = Number(one(search, 'from')) || now;
  const unit = one(search, 'unit');
  const years = [...new Set([now - 1, now, now + 1, from])].sort((a, b) => a - b).map(String);
  return (
    <Page wide title={w('title', { from, to: from + 2 })} lead={w('lead')}>
      <Filters label={w('filters')}>
        <SelectField
          label={w('from')}
          value={String(from)}
          options={years.map((year) => ({ value: year, label: year }))}
          onChange={(year) => change({ from: year })}
        />
        <UnitChooser value={unit} onChange={(code) => change({ unit: code })} />
      </Filters>
      <ThePlan unit={unit ? `${authority.code}/${unit}` : authority.code} from={from} />
    </Page>
  );
}

function ThePlan({ unit, from }: { unit: string; from: number }) {
  const w = useWords(planWords);
  const { data, error } = useQuery(planQuery(unit, from));
  if (error && !data) return <ErrorNote error={error} />;
  if (!data) return <Busy />;
  if (data.activities.length === 0) return <Empty title={w('empty')}>{w('empty_help')}</Empty>;
  return (
    <>
      <PlanBoard plan={data} />
      <ProposalPart plan={data} />
    </>
  );
}
