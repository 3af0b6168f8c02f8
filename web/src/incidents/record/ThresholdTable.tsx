import { Table } from '@digdir/designsystemet-react';
import type { Threshold } from '@/api/incident_duties';
import { HeadedTable } from '@/ui/HeadedTable';
import { useSay, useWords } from '@/words/words';
import { dutyWords } from './duty_words';
import { Source } from './DutyFacts';
import styles from './Part.module.css';

/** Each limit of significance, with the incident's figure beside it, and where the limits are read. */
export function ThresholdTable({ thresholds }: { thresholds: readonly Threshold[] }) {
  const w = useWords(dutyWords);
  const sources = [...new Map(thresholds.map((one) => [one.source.sv, one])).values()];
  return (
    <>
      <HeadedTable
        caption={w('thresholds')}
        columns={[w('threshold'), w('limit'), w('figure'), w('met')]}
        className={styles.figures}
      >
        {thresholds.map((threshold) => (
          <Row key={threshold.id} threshold={threshold} />
        ))}
      </HeadedTable>
      <ul className={styles.sources} aria-label={w('source')}>
        {sources.map(({ source, verified }) => (
          <li key={source.sv}>
            <Source source={source} verified={verified} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Row({ threshold }: { threshold: Threshold }) {
  const w = useWords(dutyWords);
  const say = useSay();
  const { met, figure, counted } = threshold;
  const said = met === null ? 'met_unknown' : met ? 'met_yes' : 'met_no';
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">
        {say(threshold.label)}
        {counted === 'legal_person' && <span className={styles.help}> ({w('for_all')})</span>}
      </Table.HeaderCell>
      <Table.Cell>{say(threshold.limit)}</Table.Cell>
      <Table.Cell>{figure ? say(figure) : w('met_unknown')}</Table.Cell>
      <Table.Cell>
        {met ? (
          <span className={styles.mark} data-tone="danger">
            {w(said)}
          </span>
        ) : (
          w(said)
        )}
      </Table.Cell>
    </Table.Row>
  );
}
