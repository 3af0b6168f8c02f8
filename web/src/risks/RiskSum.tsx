import type { Query } from '@/api/request';
import type { RiskMethod } from '@/api/settings';
import { RecordsLink } from '@/app/RecordsLink';
import { useWords } from '@/words/words';
import { recordsOf, type RiskMap } from './map';
import styles from './RiskSum.module.css';
import { requiredAt } from './scale';
import { riskWords } from './words';

/** How many risks there are, how many require action, how many nobody has assessed. */
export function RiskSum({ map, filter, methods }: { map: RiskMap; filter: Query; methods: RiskMethod[] }) {
  const w = useWords(riskWords);
  const cells = map.rows.flatMap((row) => row.cells);
  // Where methods differ it is known to the server only by which one a risk was judged.
  const agreed = cells.every((cell) => cell.count === 0 || requiredAt(methods, cell.value) !== 'some');
  const required = cells
    .filter((cell) => requiredAt(methods, cell.value) === 'all')
    .reduce((sum, cell) => sum + cell.count, 0);
  return (
    <p className={styles.sum} role="status">
      <RecordsLink records={recordsOf(filter)}>{w('total', { count: map.total })}</RecordsLink>
      {agreed && (
        <RecordsLink records={recordsOf({ ...filter, action_required: 'eq.true' })}>
          {w('required', { count: required })}
        </RecordsLink>
      )}
      {map.notAssessed > 0 && (
        <RecordsLink records={recordsOf({ ...filter, value: 'is.null' })}>
          {w('not_assessed', { count: map.notAssessed })}
        </RecordsLink>
      )}
    </p>
  );
}
