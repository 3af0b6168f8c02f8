import { RecordsLink } from '@/app/RecordsLink';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { Clock72 } from './Clock72';
import { Nothing } from './Nothing';
import { Panel } from './Panel';
import { RecordLink } from './RecordLink';
import styles from './Rows.module.css';
import { useList } from './useList';
import { useNow } from './useNow';
import { startWords } from './words';

const shown = 8;

/** Personal data breaches whose 72 hours are running: open ones that are not reported to IMY. */
export function ToNotify() {
  const w = useWords(startWords);
  const f = useFormats();
  const now = useNow();
  // Nothing written in the field means not reported too, which no single filter says.
  const filter = { personal_data: 'eq.true', status: 'in.(new,ongoing)', sort: 'discovered_at' };
  const { asked, records } = useList('incidents', filter, 50);
  const total = asked.data?.total ?? 0;
  return (
    <Panel
      title={w('imy')}
      asked={asked}
      more={
        total > 0 && <RecordsLink records={records}>{w('imy_all', { count: f.number(total) })}</RecordsLink>
      }
    >
      {(page) => {
        const waiting = page.items.filter((incident) => incident.reported_to_imy !== true).slice(0, shown);
        if (waiting.length === 0) {
          return (
            <Nothing title={w('imy_none')}>
              <p>{w('imy_none_help')}</p>
            </Nothing>
          );
        }
        return (
          <>
            <p className={styles.help}>{w('imy_help')}</p>
            <ul className={styles.rows}>
              {waiting.map((incident) => (
                <li key={incident.id} className={styles.row}>
                  <RecordLink register="incidents" record={incident} title={String(incident.title)} />
                  <span className={styles.when}>
                    <Clock72 discoveredAt={String(incident.discovered_at)} now={now} />
                    <span>{w('discovered', { at: f.instant(String(incident.discovered_at)) })}</span>
                  </span>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Panel>
  );
}
