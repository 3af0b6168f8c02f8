import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pageOfRecords } from './search';

interface Props {
  /** The records as the API has them: "/api/v1/incidents?status=eq.open". */
  records: string;
  children: ReactNode;
  className?: string | undefined;
  'aria-label'?: string | undefined;
}

/** A number, or what it says, that opens the list of exactly the records that it counts. */
export function RecordsLink({ records, children, className = 'ds-link', ...rest }: Props) {
  const { to, search } = pageOfRecords(records);
  return (
    <Link to={to} search={search} className={className} {...rest}>
      {children}
    </Link>
  );
}
