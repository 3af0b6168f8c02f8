import { lazy, Suspense } from 'react';
import styles from '../controls.module.css';
import type { InputProps } from '../kind';

const RecordPicker = lazy(() => import('./RecordPicker'));

export function ReferenceInput(props: InputProps) {
  return (
    <Suspense fallback={<div className={styles.waiting} />}>
      <RecordPicker {...props} />
    </Suspense>
  );
}
