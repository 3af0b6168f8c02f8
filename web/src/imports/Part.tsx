import { Heading } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import styles from './Steps.module.css';

/** A part of what an import does, under a heading of its own. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <div role="group" aria-labelledby={heading} className={styles.part}>
      <Heading level={3} data-size="2xs" id={heading}>
        {title}
      </Heading>
      {children}
    </div>
  );
}
