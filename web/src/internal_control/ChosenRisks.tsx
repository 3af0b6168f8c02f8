import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { listQuery } from '@/api/registers';
import type { RegisterRecord } from '@/api/types';
import { useRights } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { ChooseRisks } from './ChooseRisks';
import styles from './Plan.module.css';
import { PlanControl } from './PlanControl';
import type { PlanChoice } from './usePlan';
import { controlWords } from './words';

/** Risks that were chosen for the plan and that no control is about yet, and the way to choose. */
export function ChosenRisks({ choice }: { choice: PlanChoice }) {
  const w = useWords(controlWords);
  const { may } = useRights();
  const query = {
    ...choice.filter,
    internal_control: 'eq.true',
    'lacks.internal_control.risk': '()',
    sort: '-value',
    limit: 50,
  };
  const { data, error } = useQuery(listQuery('risks', query));
  const [choosing, setChoosing] = useState(false);
  const [planning, setPlanning] = useState<RegisterRecord | null>(null);
  return (
    <section className={styles.section}>
      <div className={styles.top}>
        <Heading level={2} data-size="2xs">
          {w('chosen')}
        </Heading>
        {may('risk', 'write') && (
          <Button variant="secondary" data-size="sm" onClick={() => setChoosing(true)}>
            <ListChecks aria-hidden size={16} />
            {w('choose')}
          </Button>
        )}
      </div>
      {error ? <ErrorNote error={error} /> : !data && <Busy />}
      {data?.items.length === 0 && <p className={styles.none}>{w('chosen_none')}</p>}
      <ul className={styles.lines}>
        {data?.items.map((risk) => (
          <ChosenRisk
            key={risk.id}
            risk={risk}
            onPlan={may('internal_control', 'write') ? () => setPlanning(risk) : undefined}
          />
        ))}
      </ul>
      {choosing && <ChooseRisks choice={choice} onClose={() => setChoosing(false)} />}
      {planning && <PlanControl risk={planning} year={choice.year} onClose={() => setPlanning(null)} />}
    </section>
  );
}

function ChosenRisk({ risk, onPlan }: { risk: RegisterRecord; onPlan?: (() => void) | undefined }) {
  const w = useWords(controlWords);
  const title = String(risk.event ?? risk.reference ?? '');
  const value = typeof risk.value === 'number' ? w('risk_value', { value: risk.value }) : w('not_assessed');
  return (
    <li className={styles.line}>
      <span>
        <Link to="/registers/$register/$id" params={{ register: 'risks', id: risk.id }} className="ds-link">
          {title}
        </Link>{' '}
        <span className={styles.beside}>{value}</span>
      </span>
      {onPlan && (
        <Button variant="tertiary" data-size="sm" aria-label={w('plan_of', { risk: title })} onClick={onPlan}>
          {w('plan')}
        </Button>
      )}
    </li>
  );
}
