import { Heading } from '@digdir/designsystemet-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import styles from './Panel.module.css';

interface Props<Answer> {
  title: string;
  /** Of its heading. */
  level?: 2 | 3;
  /** Beside the title: the way to all of it. */
  more?: ReactNode;
  /** What it waits for. */
  asked: UseQueryResult<Answer>;
  children: (answer: Answer) => ReactNode;
}

/** A part of the start page, which loads and fails by itself. */
export function Panel<Answer>({ title, level = 3, more, asked, children }: Props<Answer>) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id} aria-busy={asked.isPending}>
      <div className={styles.top}>
        <Heading level={level} data-size="2xs" id={id}>
          {title}
        </Heading>
        {more}
      </div>
      {asked.error && !asked.data ? (
        <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />
      ) : asked.data === undefined ? (
        <Busy />
      ) : (
        children(asked.data)
      )}
    </section>
  );
}
