import type { RiskMethod } from '@/api/settings';
import { RecordsLink } from '@/app/RecordsLink';
import { useWords } from '@/words/words';
import { cellLooks } from './cellLooks';
import { edgesOf } from './edges';
import type { Cell } from './map';
import styles from './RiskGrid.module.css';
import { requiredAt } from './scale';
import { riskWords } from './words';

/** A cell of the map: its risk value, how many risks it has, and whether action is required there. */
export function RiskCell({ cell, methods }: { cell: Cell; methods: RiskMethod[] }) {
  const w = useWords(riskWords);
  const required = requiredAt(methods, cell.value);
  const { starts } = edgesOf(methods, cell.likelihood, cell.impact);
  const said = [w('cell', { ...cell }), w(required), w('risks', { count: cell.count })].join(', ');
  return (
    <td className={cellLooks(methods, cell, styles)}>
      <span className={styles.value} aria-hidden>
        {cell.value}
      </span>
      {cell.count > 0 ? (
        <RecordsLink records={cell.records} className={styles.count} aria-label={said}>
          {cell.count}
        </RecordsLink>
      ) : (
        <>
          <span aria-hidden>–</span>
          <span className="visually-hidden">{said}</span>
        </>
      )}
      {starts && (
        <span className={styles.word} aria-hidden>
          {w(required)}
        </span>
      )}
    </td>
  );
}
