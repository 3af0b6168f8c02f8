import { lazy, Suspense } from 'react';
import styles from '../controls.module.css';
import type { InputProps } from '../kind';

const DayPicker = lazy(() => import('./DayPicker'));

/** The calendar's code is fetched when somebody is to give a day. */
export function DateInput(props: InputProps) {
  return (
    <Suspense fallback={<div className={`${styles.short ?? ''} ${styles.waiting ?? ''}`} />}>
      <DayPicker {...props} />
    </Suspense>
  );
}
