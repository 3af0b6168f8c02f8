import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useAuthority } from '@/app/place';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { chaptersQuery, type Chapters, writtenOf } from './chapters';
import { LackLink } from './LackLink';
import { Nothing } from './Nothing';
import { Panel } from './Panel';
import styles from './Rows.module.css';
import { startWords } from './words';

const shown = 8;

/** What the review of a year still lacks, each with the way to mend it. */
export function ReportLacks({ year }: { year: number }) {
  const w = useWords(startWords);
  const f = useFormats();
  const authority = useAuthority();
  const asked = useQuery(chaptersQuery(authority.code, year));
  return (
    <Panel
      title={w('lacks')}
      asked={asked}
      more={
        <Link to="/report" search={{ year: String(year) }} className="ds-link">
          {w('open_report')}
        </Link>
      }
    >
      {(report) => (
        <>
          <p className={styles.help}>
            {report.frozen
              ? w('frozen', { at: f.instant(report.frozen.at) })
              : w('chapters', { ...writtenOf(report) })}
          </p>
          {report.lacks.length === 0 ? (
            <Nothing title={w('lacks_none')}>{!report.frozen && <p>{w('lacks_none_help')}</p>}</Nothing>
          ) : (
            <Lacks report={report} />
          )}
        </>
      )}
    </Panel>
  );
}

function Lacks({ report }: { report: Chapters }) {
  const w = useWords(startWords);
  const more = report.lacks.length - shown;
  return (
    <ul className={styles.rows}>
      {report.lacks.slice(0, shown).map((lack) => (
        <li key={lack.text.sv} className={styles.row}>
          <LackLink lack={lack} year={report.year} />
        </li>
      ))}
      {more > 0 && (
        <li className={styles.row}>
          <Link to="/report" search={{ year: String(report.year) }} className="ds-link">
            {w('lacks_more', { count: more })}
          </Link>
        </li>
      )}
    </ul>
  );
}
