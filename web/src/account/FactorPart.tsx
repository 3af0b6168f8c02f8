import { Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import styles from './FactorPart.module.css';

interface Props {
  title: string;
  /** In a few words how it stands. */
  state?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}

export function FactorPart({ title, state, children, action }: Props) {
  return (
    <div className={styles.part}>
      <div className={styles.line}>
        <div>
          <Heading level={3} data-size="2xs">
            {title}
          </Heading>
          {state && <div className={styles.state}>{state}</div>}
        </div>
        {action && <div className={styles.action}>{action}</div>}
      </div>
      {children}
    </div>
  );
}
