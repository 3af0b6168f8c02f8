import { ScrollRegion } from '@/ui/ScrollRegion';
import styles from './PublishedReview.module.css';
import type { DrawnTable } from './tables';

export function BlockTable({ table: { caption, heads, rows, note } }: { table: DrawnTable }) {
  const named = heads.some((head) => head.text !== '');
  return (
    <>
      <ScrollRegion label={caption}>
        <table className={styles.table}>
          <caption>{caption}</caption>
          {named && (
            <thead>
              <tr>
                {heads.map((head, index) => (
                  <th key={index} scope="col" className={head.number ? 'number' : undefined}>
                    {head.text}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {rows.map(([first, ...others], line) => (
              <tr key={line}>
                <th scope="row">{first?.text}</th>
                {others.map((cell, index) => (
                  <td key={index} className={heads[index + 1]?.number ? 'number' : undefined}>
                    {cell.tone === 'raised' ? <b className={styles.raised}>{cell.text}</b> : cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {note && <p className={styles.note}>{note}</p>}
    </>
  );
}
