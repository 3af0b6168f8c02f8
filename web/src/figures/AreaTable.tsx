import { Table } from '@digdir/designsystemet-react';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useSay, useWords } from '@/words/words';
import styles from './AreaTable.module.css';
import type { Group } from './catalogue';
import { FigureRow } from './FigureRow';
import { figureWords } from './words';

interface Props {
  groups: Group[];
  title: string;
  years: number[];
}

/** Figures line by line, a column a year; what a figure is divided by stands below it. */
export function AreaTable({ groups, title, years }: Props) {
  const w = useWords(figureWords);
  const say = useSay();
  // Where nothing is counted by year the years say nothing.
  const now = groups.every((group) => group.rows.every((row) => row.now));
  const columns = now ? 1 : years.length;
  const caption = w('caption', { area: title });
  return (
    <ScrollRegion label={caption}>
      <Table data-color="neutral" className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{w('figure')}</th>
            {now ? (
              <th scope="col" className={styles.year}>
                {w('now_column')}
              </th>
            ) : (
              years.map((year) => (
                <th key={year} scope="col" className={styles.year}>
                  {year}
                </th>
              ))
            )}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.figure}>
            {group.rows.some((row) => row.dimension) && (
              <tr>
                <th scope="rowgroup" colSpan={columns + 1} className={styles.group}>
                  {say(group.label)}
                </th>
              </tr>
            )}
            {group.rows.map((row) => (
              <FigureRow key={row.id} group={group} row={row} years={now ? null : years} />
            ))}
          </tbody>
        ))}
      </Table>
    </ScrollRegion>
  );
}
