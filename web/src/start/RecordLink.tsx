import { Link } from '@tanstack/react-router';
import type { RegisterRecord } from '@/api/types';
import styles from './Rows.module.css';

/** The title of a record, which leads to it. */
export function RecordLink({
  register,
  record,
  title,
}: {
  register: string;
  record: RegisterRecord;
  title: string;
}) {
  return (
    <Link
      to="/registers/$register/$id"
      params={{ register, id: record.id }}
      search={{ authority: record.authority }}
      className={`ds-link ${styles.what ?? ''}`}
    >
      {title}
    </Link>
  );
}
