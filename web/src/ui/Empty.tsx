import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import styles from './Empty.module.css';

/** Where there is nothing yet: says so, and what to do first. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      {typeof children === 'string' ? <Paragraph>{children}</Paragraph> : children}
    </div>
  );
}
