import { Heading } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { Plan } from '@/api/plan';
import { useSay, useWords } from '@/words/words';
import styles from './Plan.module.css';
import { planWords } from './words';

/** What the proposal found no year for, and why. */
export function Unplaced({ plan }: { plan: Plan }) {
  const w = useWords(planWords);
  const say = useSay();
  return (
    <>
      <Heading level={3} data-size="2xs">
        {w('unplaced')}
      </Heading>
      <ul className={styles.unplaced}>
        {plan.proposal.unplaced.map(({ id, text }) => (
          <li key={id}>
            <Link to="/registers/$register/$id" params={{ register: 'activities', id }} className="ds-link">
              {plan.activities.find((one) => one.id === id)?.title ?? w('secret')}
            </Link>{' '}
            <span className={styles.why}>{say(text)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
