import { addressOf } from '@/api/request';
import { RecordsLink } from '@/app/RecordsLink';
import { useWords } from '@/words/words';
import { isDeviating, isPerformed } from './by_control';
import styles from './Plan.module.css';
import type { PlanChoice, usePlan } from './usePlan';
import { controlWords } from './words';

interface Props {
  plan: ReturnType<typeof usePlan>;
  choice: PlanChoice;
}

/** How many controls there are, how many times they have been performed, and how many times something deviated. */
export function PlanSum({ plan, choice }: Props) {
  const w = useWords(controlWords);
  const all = plan.planned.flatMap(({ performances }) => performances);
  const within = { authority: choice.authority.code, 'control.year': `eq.${choice.year}` };
  const performances = (result: string) => addressOf('/api/v1/control-performances', { ...within, result });
  return (
    <p className={styles.sum} role="status">
      <RecordsLink records={plan.records}>{w('sum', { count: plan.total })}</RecordsLink>
      <RecordsLink records={performances('in.(no_deviation,minor,serious)')}>
        {w('performed', { count: all.filter(isPerformed).length })}
      </RecordsLink>
      <RecordsLink records={performances('in.(minor,serious)')}>
        {w('deviating', { count: all.filter(isDeviating).length })}
      </RecordsLink>
    </p>
  );
}
