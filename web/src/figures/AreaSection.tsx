import { Heading } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import styles from './AreaSection.module.css';

export function AreaSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.area} aria-labelledby={id}>
      <Heading level={2} data-size="xs" id={id}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
