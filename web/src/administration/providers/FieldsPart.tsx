import { Fieldset } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import styles from './FieldsPart.module.css';

/** Fields that belong together. */
export function FieldsPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <Fieldset className={styles.fields}>
        <Fieldset.Legend>{title}</Fieldset.Legend>
        {children}
      </Fieldset>
    </div>
  );
}
