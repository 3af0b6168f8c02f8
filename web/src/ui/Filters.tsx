import type { ReactNode } from 'react';
import styles from './Filters.module.css';

/** A row of controls that choose what the page shows. */
export function Filters({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className={styles.filters}>
      {children}
    </div>
  );
}
