import { Heading } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import { Chart } from '@/ui/chart/Chart';
import type { Drawing } from '@/ui/chart/drawing';
import { useWords } from '@/words/words';
import styles from './Statistics.module.css';
import { statisticsWords } from './words';
import { YearTable } from './YearTable';
import type { YearRow } from './year_rows';

interface Props {
  title: string;
  /** What the numbers mean. */
  help?: ReactNode;
  drawing?: Drawing | undefined;
  /** Of the table's first column. */
  head: string;
  columns: readonly string[];
  rows: readonly YearRow[];
}

/** A question with its chart and, beside it, the same numbers as a table of links. */
export function StatisticsPart({ title, help, drawing, head, columns, rows }: Props) {
  const w = useWords(statisticsWords);
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <Heading level={2} data-size="2xs" id={id}>
        {title}
      </Heading>
      {help && <p className={styles.help}>{help}</p>}
      <div className={drawing ? styles.both : styles.alone}>
        {drawing && (
          <div className={styles.chart}>
            <Chart drawing={drawing} label={w('chart_label', { title })} />
          </div>
        )}
        <YearTable caption={w('caption', { title })} head={head} columns={columns} rows={rows} />
      </div>
    </section>
  );
}
