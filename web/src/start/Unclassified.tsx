import { Link } from '@tanstack/react-router';
import { RecordsLink } from '@/app/RecordsLink';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { Nothing } from './Nothing';
import { Panel } from './Panel';
import { RecordLink } from './RecordLink';
import styles from './Rows.module.css';
import { useList } from './useList';
import { startWords } from './words';

const shown = 5;

/** Systems that nobody has classified yet. */
export function Unclassified() {
  const w = useWords(startWords);
  const f = useFormats();
  const { asked, records } = useList('systems', { classified_on: 'is.null', sort: 'name' }, shown);
  const total = asked.data?.total ?? 0;
  return (
    <Panel
      title={w('systems')}
      asked={asked}
      more={
        total > 0 && <RecordsLink records={records}>{w('all_count', { count: f.number(total) })}</RecordsLink>
      }
    >
      {(page) =>
        page.items.length === 0 ? (
          <AllClassified />
        ) : (
          <ul className={styles.rows}>
            {page.items.map((system) => (
              <li key={system.id} className={styles.row}>
                <RecordLink register="systems" record={system} title={String(system.name)} />
              </li>
            ))}
          </ul>
        )
      }
    </Panel>
  );
}

function AllClassified() {
  const w = useWords(startWords);
  const f = useFormats();
  const { asked, records } = useList('systems', {}, 1);
  const total = asked.data?.total;
  if (total === undefined) return null;
  if (total === 0) {
    return (
      <Nothing title={w('systems_unknown')}>
        <p>{w('systems_unknown_help')}</p>
        <Link to="/imports/new" search={{ as: 'systems' }} className="ds-link">
          {w('import')}
        </Link>
      </Nothing>
    );
  }
  return (
    <Nothing title={w('systems_none')}>
      <RecordsLink records={records}>{w('systems_none_help', { count: f.number(total) })}</RecordsLink>
    </Nothing>
  );
}
