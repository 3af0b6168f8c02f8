import { Link } from '@tanstack/react-router';
import styles from './Unreported.module.css';

interface Props {
  /** What it is: a case, a report. */
  kind: string;
  register: string;
  id: string;
  authority: string;
  reference: string;
  title: string;
  time: string;
}

/** One telling of an event. */
export function Event({ kind, register, id, authority, reference, title, time }: Props) {
  return (
    <div className={styles.event}>
      <span className={styles.beside}>
        {kind} {reference}
      </span>
      <Link
        to="/registers/$register/$id"
        params={{ register, id }}
        search={{ authority }}
        className={`ds-link ${styles.title ?? ''}`}
      >
        {title}
      </Link>
      <span className={styles.beside}>{time}</span>
    </div>
  );
}
