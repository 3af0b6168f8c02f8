import type { PlannedActivity } from '@/api/plan';
import { useRoleName } from '@/access/roles/useRoleName';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import facts from '../work/ActivityFacts.module.css';
import { DragCard } from '../work/DragCard';
import { planWords } from './words';

interface Props {
  activity: PlannedActivity;
  years: number[];
  /** It lies before what it waits for. */
  broken: boolean;
  onPlace: ((year: number) => void) | undefined;
}

/** An activity in the plan: what it takes, what it gives, and on which year it lies. */
export function PlanCard({ activity, years, broken, onPlace }: Props) {
  const w = useWords(planWords);
  const f = useFormats();
  const roleName = useRoleName();
  const title = activity.title ?? w('secret');
  const { effort, cost, reduction, role, due, year } = activity;
  const options = years.map((one) => ({ value: String(one), label: String(one) }));
  const before = !years.includes(year);
  if (before) options.unshift({ value: String(year), label: w('earlier', { year }) });
  return (
    <DragCard
      id={activity.id}
      title={title}
      mayMove={onPlace !== undefined && !activity.fixed}
      choice={{ label: w('year_of', { title }), value: String(year), options }}
      onChoose={(value) => onPlace?.(Number(value))}
    >
      <div className={facts.facts}>
        {broken && <span className={facts.late}>{w('broken')}</span>}
        {activity.fixed && <strong>{w('fixed')}</strong>}
        {activity.fixed && before && <span>{w('earlier', { year })}</span>}
        {due && <time dateTime={due}>{f.date(due)}</time>}
        {role && <span>{roleName(role)}</span>}
        {effort !== null && <span>{w('hours', { count: effort })}</span>}
        {cost !== null && <span>{w('sek', { cost: f.number(cost) })}</span>}
        {reduction !== null && reduction > 0 && <span>{w('reduction', { count: reduction })}</span>}
      </div>
    </DragCard>
  );
}
