import { useSay, useWords } from '@/words/words';
import styles from './AreaTable.module.css';
import { type Group, lastOf, type Row } from './catalogue';
import { FigureCell } from './FigureCell';
import { figureWords } from './words';

/** `years` is null where the table has a column for now only. */
export function FigureRow({ group, row, years }: { group: Group; row: Row; years: number[] | null }) {
  const w = useWords(figureWords);
  const say = useSay();
  const title = row.dimension ? `${say(group.label)} ${row.dimension}` : say(group.label);
  return (
    <tr>
      <th scope="row" className={row.dimension ? styles.part : styles.name}>
        {row.dimension || title}
      </th>
      {row.now || !years ? (
        <td colSpan={years?.length} className={styles.cell}>
          <FigureCell title={title} year={null} reading={lastOf(row)} row={row} index={-1} />
          {years && <span className={styles.now}>{w('now')}</span>}
        </td>
      ) : (
        years.map((year, index) => (
          <td key={year} className={styles.cell}>
            <FigureCell
              title={title}
              year={year}
              reading={row.readings[index] ?? null}
              row={row}
              index={index}
            />
          </td>
        ))
      )}
    </tr>
  );
}
