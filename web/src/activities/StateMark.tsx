import styles from './StateMark.module.css';
import type { State } from './year';

/** The sign of a state, told apart by its shape too; drawn around 0,0. */
export function StateMark({ state }: { state: State }) {
  switch (state) {
    case 'overdue':
      return <path className={styles.overdue} d="M 0 -10 L 10 8 L -10 8 Z M 0 -3 V 2 M 0 4.5 V 5.5" />;
    case 'planned':
      return <circle className={styles.planned} r="8" />;
    case 'ongoing':
      return (
        <g className={styles.ongoing}>
          <circle r="8" />
          <path d="M 0 -8 A 8 8 0 0 1 0 8 Z" />
        </g>
      );
    case 'done':
      return (
        <g className={styles.done}>
          <circle r="9" />
          <path d="M -4 0 L -1 3.5 L 4.5 -3.5" />
        </g>
      );
    case 'cancelled':
      return <path className={styles.cancelled} d="M -6 -6 L 6 6 M 6 -6 L -6 6" />;
    case 'lacking':
      return <rect className={styles.lacking} x="-7" y="-7" width="14" height="14" rx="2" />;
  }
}
