import { Button, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Megaphone } from 'lucide-react';
import { ownReportsQuery, type ReportedIncident } from '@/api/incident_reports';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import styles from './EmployeeStart.module.css';
import { startWords } from './words';

/** For everybody at work: report, and see what became of it. */
export function EmployeeStart() {
  const w = useWords(startWords);
  return (
    <>
      <div className={styles.report}>
        <Paragraph>{w('report_lead')}</Paragraph>
        <Button asChild data-size="lg">
          <Link to="/report-incident">
            <Megaphone aria-hidden />
            {w('report_incident')}
          </Link>
        </Button>
      </div>
      <OwnReports />
    </>
  );
}

function OwnReports() {
  const w = useWords(startWords);
  const { data, error, refetch } = useQuery(ownReportsQuery);
  if (error && !data) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Busy />;
  if (data.length === 0) return <Empty title={w('own_none')}>{w('own_none_help')}</Empty>;
  return (
    <section className={styles.own}>
      <Heading level={2} data-size="xs">
        {w('own_reports')}
      </Heading>
      <ul className={styles.list}>
        {data.map((report) => (
          <OwnReport key={report.reference} report={report} />
        ))}
      </ul>
    </section>
  );
}

function OwnReport({ report }: { report: ReportedIncident }) {
  const w = useWords(startWords);
  const f = useFormats();
  const say = useSay();
  return (
    <li className={styles.item}>
      <div className={styles.what}>
        <p className={styles.title}>{report.title}</p>
        <p className={styles.when}>
          {report.reference} · {w('own_reported', { at: f.instant(report.at) })}
        </p>
      </div>
      <Tag data-color={report.status.code === 'closed' ? 'neutral' : 'info'}>{say(report.status.label)}</Tag>
    </li>
  );
}
