import { Link } from '@tanstack/react-router';
import type { Plan } from '@/api/plan';
import { useMay } from '@/app/useMay';
import { useWords } from '@/words/words';
import board from '../work/Board.module.css';
import { DropColumn } from '../work/DropColumn';
import { PlanCard } from './PlanCard';
import { placedIn } from './placing';
import { usePlacing } from './usePlacing';
import { planWords } from './words';
import { YearLoad } from './YearLoad';

/** A column a year; an activity is placed by dragging, by the keyboard or by its own choice of year. */
export function PlanBoard({ plan }: { plan: Plan }) {
  const w = useWords(planWords);
  const may = useMay('activity', 'write');
  const placing = usePlacing(plan.activities);
  const broken = new Set(plan.broken.map(({ id }) => id));
  const place = (id: string, year: number) => {
    const title = plan.activities.find((one) => one.id === id)?.title ?? w('secret');
    placing.mutate({ wanted: new Map([[id, year]]), said: () => w('moved', { title, year }) });
  };
  return (
    <>
      <div className={board.board}>
        {plan.years.map((year) => (
          <DropColumn
            key={year}
            name={String(year)}
            about={<YearLoad plan={plan} year={year} />}
            items={placedIn(plan, year)}
            dependencies={[plan, may]}
            onDrop={may ? (id) => place(id, year) : undefined}
          >
            {(activity) => (
              <PlanCard
                activity={activity}
                years={plan.years}
                broken={broken.has(activity.id)}
                onPlace={may ? (to) => place(activity.id, to) : undefined}
              />
            )}
          </DropColumn>
        ))}
      </div>
      <p>
        <Link to="/registers/$register" params={{ register: 'capacities' }} className="ds-link">
          {w('capacity')}
        </Link>
      </p>
    </>
  );
}
