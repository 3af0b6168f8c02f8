import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Duty, yearWheelQuery } from '@/api/year_wheel';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { dutiesId } from '../ActivityWay';
import type { ActivityChoice } from '../useYear';
import styles from './Duties.module.css';
import { DutyTable } from './DutyTable';
import { isLacking } from './duties';
import { usePlanDuties } from './useDuties';
import { dutyWords } from './words';

/** The year's obligatory work: how each piece stands, and what puts the lacking ones into the plan. */
export function DutiesPart({ choice }: { choice: ActivityChoice }) {
  const w = useWords(dutyWords);
  const { year } = choice;
  const { data, error } = useQuery(yearWheelQuery(String(choice.filter.authority), year));
  if (data?.items.length === 0) return null;
  return (
    <section id={dutiesId} className={styles.duties} tabIndex={-1} aria-labelledby={`${dutiesId}-title`}>
      <Heading level={2} data-size="xs" id={`${dutiesId}-title`}>
        {w('title', { year })}
      </Heading>
      <p className={styles.help}>{w('lead')}</p>
      {error ? <ErrorNote error={error} /> : !data && <Busy />}
      {data && <Duties key={year} duties={data.items} choice={choice} />}
    </section>
  );
}

function Duties({ duties, choice }: { duties: Duty[]; choice: ActivityChoice }) {
  const w = useWords(dutyWords);
  const may = useMay('activity', 'write');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const planning = usePlanDuties(String(choice.filter.authority), choice.year, () => setChosen(new Set()));
  const lacking = duties.filter(isLacking);
  const done = duties.filter(({ state }) => state === 'done').length;
  const choose = (id: string, on: boolean) => {
    const now = new Set(chosen);
    if (on) now.add(id);
    else now.delete(id);
    setChosen(now);
  };
  return (
    <>
      <p role="status">
        {w('sum', { done, all: duties.length })}{' '}
        {lacking.length > 0 && w('lacking', { count: lacking.length })}
      </p>
      <DutyTable duties={duties} chosen={chosen} onChoose={may && lacking.length > 0 ? choose : undefined} />
      {planning.error && <ErrorNote error={planning.error} />}
      {may && lacking.length > 0 && (
        <div className={styles.buttons}>
          {chosen.size > 0 && (
            <Button data-size="sm" loading={planning.isPending} onClick={() => planning.mutate([...chosen])}>
              {w('plan_chosen', { count: chosen.size })}
            </Button>
          )}
          <Button
            variant="secondary"
            data-size="sm"
            loading={planning.isPending}
            onClick={() => planning.mutate(lacking.map(({ id }) => id))}
          >
            {w('plan_all')}
          </Button>
        </div>
      )}
    </>
  );
}
