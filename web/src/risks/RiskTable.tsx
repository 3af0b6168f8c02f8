import { Table } from '@digdir/designsystemet-react';
import type { Query } from '@/api/request';
import type { RiskMethod } from '@/api/settings';
import { RecordsLink } from '@/app/RecordsLink';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { cellsByValue, recordsOf, type RiskMap } from './map';
import styles from './RiskTable.module.css';
import { levelOf, requiredAt } from './scale';
import { riskWords } from './words';

/** The same as the map, line by line. */
export function RiskTable({ map, filter, methods }: { map: RiskMap; filter: Query; methods: RiskMethod[] }) {
  const w = useWords(riskWords);
  const f = useFormats();
  const say = useSay();
  const step = (axis: 'likelihood' | 'impact', value: number) => {
    const level = levelOf(methods, axis, value);
    return level ? `${value} ${say(level)}` : String(value);
  };
  return (
    <ScrollRegion label={w('table_caption')}>
      <Table zebra data-color="neutral" className={styles.table}>
        <caption className="visually-hidden">{w('table_caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{w('likelihood')}</th>
            <th scope="col">{w('impact')}</th>
            <th scope="col" className="number">
              {w('value')}
            </th>
            <th scope="col">{w('action')}</th>
            <th scope="col" className="number">
              {w('count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {cellsByValue(map).map((cell) => (
            <tr key={cell.records}>
              <td>{step('likelihood', cell.likelihood)}</td>
              <td>{step('impact', cell.impact)}</td>
              <td className="number">{cell.value}</td>
              <td>{w(requiredAt(methods, cell.value))}</td>
              <td className="number">
                <RecordsLink records={cell.records}>{f.number(cell.count)}</RecordsLink>
              </td>
            </tr>
          ))}
          {map.notAssessed > 0 && (
            <tr>
              <td colSpan={4}>{w('not_assessed_row')}</td>
              <td className="number">
                <RecordsLink records={recordsOf({ ...filter, value: 'is.null' })}>
                  {f.number(map.notAssessed)}
                </RecordsLink>
              </td>
            </tr>
          )}
        </tbody>
      </Table>
    </ScrollRegion>
  );
}
