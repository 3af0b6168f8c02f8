import { Link } from '@tanstack/react-router';
import { RecordsLink } from '@/app/RecordsLink';
import { useYears } from '@/app/useYears';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { Nothing } from './Nothing';
import { Panel } from './Panel';
import { RecordLink } from './RecordLink';
import styles from './Rows.module.css';
import { useList } from './useList';
import { startWords } from './words';

const shown = 6;

/** The highest risks of the latest analysis. */
export function HighRisks() {
  const w = useWords(startWords);
  const f = useFormats();
  const { years, asked: askedYears } = useYears('risks');
  const year = years?.[0];
  const filter = { year: `eq.${year}`, action_required: 'eq.true', sort: '-value' };
  const { asked, records } = useList('risks', filter, shown, year !== undefined);
  if (year === undefined) {
    return (
      <Panel title={w('risks')} asked={askedYears}>
        {() => <NoRisks />}
      </Panel>
    );
  }
  const total = asked.data?.total ?? 0;
  return (
    <Panel
      title={w('risks_year', { year })}
      asked={asked}
      more={
        total > 0 && <RecordsLink records={records}>{w('all_count', { count: f.number(total) })}</RecordsLink>
      }
    >
      {(page) => (
        <>
          {page.items.length === 0 ? (
            <Nothing title={w('risks_none')}>
              <p>{w('risks_none_help')}</p>
            </Nothing>
          ) : (
            <ul className={styles.rows}>
              {page.items.map((risk) => (
                <li key={risk.id} className={`${styles.row ?? ''} ${styles.oneLine ?? ''}`}>
                  <RecordLink register="risks" record={risk} title={String(risk.event)} />
                  <span className={styles.value}>
                    <span className="visually-hidden">{w('risk_value', { value: '' })}</span>
                    {f.number(Number(risk.value))}
                  </span>
                </li>
              ))}
            </ul>
          )}
          <p className={styles.foot}>
            <Link to="/risk-map" search={{ year: String(year) }} className="ds-link">
              {w('risk_map')}
            </Link>
          </p>
        </>
      )}
    </Panel>
  );
}

function NoRisks() {
  const w = useWords(startWords);
  return (
    <Nothing title={w('risks_unknown')}>
      <p>{w('risks_unknown_help')}</p>
      <Link to="/imports/new" search={{ as: 'risks' }} className="ds-link">
        {w('import')}
      </Link>
    </Nothing>
  );
}
