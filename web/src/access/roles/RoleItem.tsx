import { Tag } from '@digdir/designsystemet-react';
import type { Assignment } from '@/api/assignments';
import { useSession } from '@/app/session';
import { useWords } from '@/words/words';
import { MeaningDetails } from './MeaningDetails';
import { stateOf } from './period';
import { stateColors } from './role_state';
import { RoleActions } from './RoleActions';
import styles from './RoleList.module.css';
import { usePeriodText } from './usePeriodText';
import { usePlaceText } from './usePlaceText';
import { useRoleName } from './useRoleName';
import { rolesWords } from './words';

interface Props {
  assignment: Assignment;
  all: readonly Assignment[];
  now: Date;
}

/** One role that somebody has: what, where, how long, and who stands in. */
export function RoleItem({ assignment, all, now }: Props) {
  const w = useWords(rolesWords);
  const { account } = useSession();
  const roleName = useRoleName();
  const period = usePeriodText(now);
  const where = usePlaceText(assignment);
  const state = stateOf(assignment, now);
  const standing = all.filter((one) => one.stand_in_for === assignment.id && stateOf(one, now) !== 'over');
  const own = assignment.account === account.id;
  return (
    <li className={styles.item}>
      <p className={styles.head}>
        <strong>{roleName(assignment.role)}</strong>
        {state !== 'now' && <Tag data-color={stateColors[state]}>{w(`state_${state}`)}</Tag>}
      </p>
      <p>{where}</p>
      <p className={styles.beside}>{period(assignment)}</p>
      {assignment.stand_in_for && (
        <p className={styles.beside}>{w('stands_in_for', { name: assignment.holder ?? '' })}</p>
      )}
      {standing.map((one) => (
        <p key={one.id} className={styles.beside}>
          {w('stood_in_by', { name: one.name, period: period(one) })}
        </p>
      ))}
      <MeaningDetails role={assignment.role} place={assignment} who={own ? w('you') : assignment.name} />
      <RoleActions assignment={assignment} now={now} />
    </li>
  );
}
