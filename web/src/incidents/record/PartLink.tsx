import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Search } from '@/app/search';

/** Leads to another part of the page. */
export function PartLink({ to, children }: { to: Search; children: ReactNode }) {
  return (
    <Link
      to="."
      search={(before) => ({ ...before, form: '', ...to })}
      resetScroll={false}
      className="ds-link"
    >
      {children}
    </Link>
  );
}
