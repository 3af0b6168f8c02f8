import { Heading } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import { useWords } from '@/words/words';
import styles from './Step.module.css';
import { importWords } from './words';

interface Props {
  number: number;
  title: string;
  children: ReactNode;
}

/** A step of the way from a file to a register. */
export function Step({ number, title, children }: Props) {
  const w = useWords(importWords);
  const heading = useId();
  return (
    <section className={styles.step} aria-labelledby={heading}>
      <div className={styles.top}>
        <span className={styles.number} aria-hidden>
          {number}
        </span>
        <Heading level={2} data-size="2xs" id={heading}>
          <span className="visually-hidden">{w('step', { number })}: </span>
          {title}
        </Heading>
      </div>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
