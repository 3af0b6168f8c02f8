import { Table } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import styles from './HeadedTable.module.css';
import { ScrollRegion } from './ScrollRegion';

interface Props {
  /** What the table is called, for who listens. */
  caption: string;
  /** What the boxes before the lines are for; missing: no line can be chosen. */
  choose?: string | undefined;
  columns: readonly string[];
  /** Those among the columns that hold numbers. */
  numbers?: readonly string[];
  /** How narrow it may become before it scrolls. */
  className?: string | undefined;
  children: ReactNode;
}

/** A table that scrolls within itself, under its heads. */
export function HeadedTable({ caption, choose, columns, numbers = [], className, children }: Props) {
  return (
    <ScrollRegion label={caption}>
      <Table zebra data-color="neutral" className={[styles.table, className].filter(Boolean).join(' ')}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {choose !== undefined && (
              <th scope="col" className={styles.box}>
                <span className="visually-hidden">{choose}</span>
              </th>
            )}
            {columns.map((column) => (
              <th key={column} scope="col" className={numbers.includes(column) ? 'number' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Table>
    </ScrollRegion>
  );
}
