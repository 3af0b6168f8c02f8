import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Assignment } from '@/api/assignments';
import { mayInCity, mayThere } from '@/app/rights';
import { useSession } from '@/app/session';
import { useWords } from '@/words/words';
import { mayBeStoodInFor } from './assignment_list';
import { EndQuestion } from './EndQuestion';
import { PeriodForm } from './PeriodForm';
import styles from './RoleList.module.css';
import { StandInForm } from './StandInForm';
import { useRoleName } from './useRoleName';
import { rolesWords } from './words';

/** What the one who reads may do with an assignment: the holder lets stand in, who looks after roles all of it. */
export function useAllowed(assignment: Assignment) {
  const session = useSession();
  const there = session.authorities.find((one) => one.code === assignment.authority);
  const keeps = there
    ? mayThere(session, there, 'assignments', 'write')
    : assignment.authority === null && mayInCity(session, 'assignments', 'write');
  const own = assignment.account === session.account.id;
  return { change: keeps, end: keeps || (own && assignment.stand_in_for !== null), standIn: keeps || own };
}

export function RoleActions({ assignment, now }: { assignment: Assignment; now: Date }) {
  const w = useWords(rolesWords);
  const roleName = useRoleName();
  const allowed = useAllowed(assignment);
  const [shown, setShown] = useState<'period' | 'stand_in' | 'end' | null>(null);
  const close = () => setShown(null);
  const names = { role: roleName(assignment.role), name: assignment.name };
  const toggle = (what: typeof shown) => setShown(shown === what ? null : what);
  return (
    <>
      <div className={styles.actions}>
        {allowed.standIn && mayBeStoodInFor(assignment, now) && (
          <Button
            variant="secondary"
            aria-expanded={shown === 'stand_in'}
            aria-label={w('stand_in_this', names)}
            onClick={() => toggle('stand_in')}
          >
            {w('stand_in')}
          </Button>
        )}
        {allowed.change && (
          <Button
            variant="secondary"
            aria-expanded={shown === 'period'}
            aria-label={w('change_this', names)}
            onClick={() => toggle('period')}
          >
            {w('change')}
          </Button>
        )}
        {allowed.end && (
          <Button
            variant="tertiary"
            data-color="danger"
            aria-label={w('end_this', names)}
            onClick={() => setShown('end')}
          >
            {w('end')}
          </Button>
        )}
      </div>
      {shown === 'period' && <PeriodForm assignment={assignment} now={now} onDone={close} />}
      {shown === 'stand_in' && <StandInForm assignment={assignment} now={now} onDone={close} />}
      {shown === 'end' && <EndQuestion assignment={assignment} onClose={close} />}
    </>
  );
}
