import type { ReactNode } from 'react';
import styles from './ScrollRegion.module.css';

/** What may be wider than the window scrolls sideways in here, never the page. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // What scrolls must be reachable by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.region} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
