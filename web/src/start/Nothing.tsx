import type { ReactNode } from 'react';
import styles from './Nothing.module.css';

/** In a panel where there is nothing: says so, and what to do. */
export function Nothing({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.nothing}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}
