import { Table } from '@digdir/designsystemet-react';
import { RecordsLink } from '@/app/RecordsLink';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useWords } from '@/words/words';
import styles from './Statistics.module.css';
import { statisticsWords } from './words';
import type { YearCell, YearRow } from './year_rows';

interface Props {
  caption: string;
  head: string;
  columns: readonly string[];
  rows: readonly YearRow[];
}

/** Numbers by year, each of them the way to what it counts. */
export function YearTable({ caption, head, columns, rows }: Props) {
  return (
    <ScrollRegion label={caption}>
      <Table data-color="neutral" className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className={styles.cell}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" className={row.part ? styles.partOf : undefined}>
                {row.label}
              </th>
              {row.cells.map((cell, index) => (
                <td key={columns[index]} className={styles.cell}>
                  <Cell cell={cell} row={row.label} column={columns[index] ?? ''} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </ScrollRegion>
  );
}

function Cell({ cell, row, column }: { cell: YearCell; row: string; column: string }) {
  const w = useWords(statisticsWords);
  if (!cell.text) {
    return (
      <>
        <span aria-hidden>–</span>
        <span className="visually-hidden">{w('unknown')}</span>
      </>
    );
  }
  const label = w('cell', { row, column, text: cell.text });
  return (
    <>
      {cell.records ? (
        <RecordsLink records={cell.records} className={`ds-link ${styles.number ?? ''}`} aria-label={label}>
          {cell.text}
        </RecordsLink>
      ) : (
        cell.text
      )}
      {cell.beside && <span className={styles.beside}>{cell.beside}</span>}
    </>
  );
}
