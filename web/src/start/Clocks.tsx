import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { incidentClocksQuery } from '@/api/incident_clocks';
import { useWords } from '@/words/words';
import { ClockRow } from './ClockRow';
import { clocksWords } from './clocks_words';
import { Nothing } from './Nothing';
import { Panel } from './Panel';
import styles from './Rows.module.css';
import { useNow } from './useNow';

const first = 6;
const refetchInterval = 5 * 60_000;

/** What incidents owe and when, in every authority whose incidents the person may read. */
export function Clocks({ level = 3 }: { level?: 2 | 3 }) {
  const w = useWords(clocksWords);
  const now = useNow();
  const asked = useQuery({ ...incidentClocksQuery, refetchInterval });
  const [all, setAll] = useState(false);
  return (
    <Panel title={w('title')} level={level} asked={asked}>
      {(clocks) => {
        if (clocks.length === 0) {
          return (
            <Nothing title={w('none')}>
              <p>{w('none_help')}</p>
            </Nothing>
          );
        }
        return (
          <>
            <ul className={styles.rows}>
              {clocks.slice(0, all ? undefined : first).map((clock) => (
                <ClockRow key={`${clock.incident.id} ${clock.duty.id}`} clock={clock} now={now} />
              ))}
            </ul>
            {clocks.length > first && !all && (
              <Button variant="tertiary" data-size="sm" className={styles.more} onClick={() => setAll(true)}>
                {w('all', { count: clocks.length })}
              </Button>
            )}
          </>
        );
      }}
    </Panel>
  );
}
