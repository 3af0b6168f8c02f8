import type { Assignment } from '@/api/assignments';
import styles from './RoleList.module.css';
import { RoleItem } from './RoleItem';

interface Props {
  label: string;
  assignments: readonly Assignment[];
  /** All that may be seen: who stands in for whom. */
  all: readonly Assignment[];
  now: Date;
}

/** The roles of one person, each with what can be done about it. */
export function RoleList({ label, assignments, all, now }: Props) {
  return (
    <ul className={styles.list} aria-label={label}>
      {assignments.map((one) => (
        <RoleItem key={one.id} assignment={one} all={all} now={now} />
      ))}
    </ul>
  );
}
