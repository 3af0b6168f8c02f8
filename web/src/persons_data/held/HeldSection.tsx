import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import styles from './Held.module.css';

interface Props {
  title: string;
  /** How much there is of it. */
  count?: string;
  why?: string | undefined;
  children: ReactNode;
}

/** A part of what is held about a person. */
export function HeldSection({ title, count, why, children }: Props) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div>
        <div className={styles.head}>
          <Heading level={2} data-size="2xs" id={id}>
            {title}
          </Heading>
          {count && <span className={styles.beside}>{count}</span>}
        </div>
        {why && <Paragraph className={styles.beside}>{why}</Paragraph>}
      </div>
      {children}
    </section>
  );
}
