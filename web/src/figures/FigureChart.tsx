import { Heading } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { Chart } from '@/ui/chart/Chart';
import { useSay, useWords } from '@/words/words';
import styles from './AreaCharts.module.css';
import { AreaTable } from './AreaTable';
import type { Group } from './catalogue';
import { drawingOf } from './chart';
import { figureWords } from './words';

/** A figure as a chart with its table below; a single number stays a table. */
export function FigureChart({ group, years }: { group: Group; years: number[] }) {
  const w = useWords(figureWords);
  const say = useSay();
  const id = useId();
  const title = say(group.label);
  const drawing = drawingOf(group, years);
  const table = <AreaTable groups={[group]} title={title} years={years} />;
  return (
    <figure className={styles.chart} aria-labelledby={id}>
      <Heading level={3} data-size="2xs" id={id}>
        {title}
      </Heading>
      {drawing ? (
        <>
          <Chart drawing={drawing} label={w('chart_label', { figure: title })} />
          <details className={styles.details}>
            <summary>{w('show_table')}</summary>
            {table}
          </details>
        </>
      ) : (
        table
      )}
    </figure>
  );
}
