import { Heading } from '@digdir/designsystemet-react';
import type { RiskMethod } from '@/api/settings';
import { RecordsLink } from '@/app/RecordsLink';
import { useWords } from '@/words/words';
import { edgesOf } from './edges';
import type { Cell, RiskMap } from './map';
import grid from './RiskGrid.module.css';
import { colourAt, requiredAt, steps } from './scale';
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
      <table className={styles.map}>
        <caption className="visually-hidden">{w('small_caption', { title })}</caption>
        <thead>
          <tr>
            <td aria-hidden className={styles.corner} />
            {steps.map((step) => (
              <th key={step} scope="col" className={styles.step}>
                <span className="visually-hidden">{w('impact')}</span> {step}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.rows.map((row) => (
            <tr key={row.likelihood}>
              <th scope="row" className={styles.step}>
                <span className="visually-hidden">{w('likelihood')}</span> {row.likelihood}
              </th>
              {row.cells.map((cell) => (
                <SmallCell key={cell.impact} title={title} cell={cell} methods={methods} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
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
  const { left, below } = edgesOf(methods, cell.likelihood, cell.impact);
  const looks = [
    styles.cell,
    grid[colourAt(methods, cell.value)],
    left && styles.left,
    below && styles.below,
  ];
  const said = [w('small_cell', { title, ...cell }), w('risks', { count: cell.count })].join(', ');
  return (
    <td className={looks.filter(Boolean).join(' ')}>
      {cell.count > 0 && (
        <RecordsLink records={cell.records} className={styles.count} aria-label={said}>
          {cell.count}
        </RecordsLink>
      )}
    </td>
  );
}
