import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import styles from './Section.module.css';

interface Props {
  title: string;
  help?: string;
  children: ReactNode;
}

/** A part of the page: what it is about beside what can be done. */
export function Section({ title, help, children }: Props) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.beside}>
        {' '}
        <div className={styles.about}>
          <Heading level={2} data-size="2xs" id={id}>
            {title}
          </Heading>
          {help && <Paragraph className={styles.help}>{help}</Paragraph>}
        </div>
        <div className={styles.content}>{children}</div>
      </div>{' '}
    </section>
  );
}
