import { Heading } from '@digdir/designsystemet-react';
import type { RiskMethod } from '@/api/settings';
import { RecordsLink } from '@/app/RecordsLink';
import { useWords } from '@/words/words';
import { cellLooks } from './cellLooks';
import type { Cell, RiskMap } from './map';
import { MapTable } from './MapTable';
import { requiredAt } from './scale';
import styles from './SmallMap.module.css';
import { riskWords } from './words';

interface Props {
  title: string;
  /** Below the title. */
  help?: string;
  map: RiskMap;
  methods: RiskMethod[];
}

/** The map in small, to be seen beside others. */
export function SmallMap({ title, help, map, methods }: Props) {
  const w = useWords(riskWords);
  const cells = map.rows.flatMap((row) => row.cells);
  const required = cells
    .filter((cell) => requiredAt(methods, cell.value) === 'all')
    .reduce((sum, cell) => sum + cell.count, 0);
  return (
    <section className={styles.small}>
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      {help && <p className={styles.help}>{help}</p>}
      <MapTable
        map={map}
        caption={w('small_caption', { title })}
        className={styles.map}
        corner={<td aria-hidden className={styles.corner} />}
        headClass={{ impact: styles.step, likelihood: styles.step }}
        head={(axis, step) => (
          <>
            <span className="visually-hidden">{w(axis)}</span> {step}
          </>
        )}
        cell={(cell) => <SmallCell title={title} cell={cell} methods={methods} />}
      />
      <p className={styles.sum}>
        {[
          w('total', { count: map.total }),
          w('required', { count: required }),
          map.notAssessed > 0 && w('not_assessed', { count: map.notAssessed }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </section>
  );
}

function SmallCell({ title, cell, methods }: { title: string; cell: Cell; methods: RiskMethod[] }) {
  const w = useWords(riskWords);
  const said = [w('small_cell', { title, ...cell }), w('risks', { count: cell.count })].join(', ');
  return (
    <td className={cellLooks(methods, cell, styles)}>
      {cell.count > 0 && (
        <RecordsLink records={cell.records} className={styles.count} aria-label={said}>
          {cell.count}
        </RecordsLink>
      )}
    </td>
  );
}
