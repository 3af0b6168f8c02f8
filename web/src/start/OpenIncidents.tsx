import { RecordsLink } from '@/app/RecordsLink';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { IncidentStatus } from './IncidentStatus';
import { openIncidents } from './incident_status';
import { Nothing } from './Nothing';
import { Panel } from './Panel';
import { RecordLink } from './RecordLink';
import styles from './Rows.module.css';
import { useList } from './useList';
import { startWords } from './words';

const shown = 5;

export function OpenIncidents() {
  const w = useWords(startWords);
  const f = useFormats();
  const filter = { ...openIncidents, sort: '-discovered_at' };
  const { asked, records } = useList('incidents', filter, shown);
  const total = asked.data?.total ?? 0;
  return (
    <Panel
      title={w('incidents')}
      asked={asked}
      more={
        total > 0 && <RecordsLink records={records}>{w('all_count', { count: f.number(total) })}</RecordsLink>
      }
    >
      {(page) =>
        page.items.length === 0 ? (
          <Nothing title={w('incidents_none')}>
            <p>{w('incidents_none_help')}</p>
          </Nothing>
        ) : (
          <ul className={styles.rows}>
            {page.items.map((incident) => (
              <li key={incident.id} className={styles.row}>
                <RecordLink register="incidents" record={incident} title={String(incident.title)} />
                <span className={styles.when}>
                  <IncidentStatus status={incident.status} />
                  <span>{w('discovered', { at: f.instant(String(incident.discovered_at)) })}</span>
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Panel>
  );
}
