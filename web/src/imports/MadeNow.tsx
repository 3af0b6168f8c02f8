import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { recordsChanged } from '@/api/records';
import { registersQuery } from '@/api/registers';
import { useJob } from '@/api/useJob';
import { useChangeSearch } from '@/app/useChangeSearch';
import { ErrorNote } from '@/ui/ErrorNote';
import { useNotices } from '@/ui/notices';
import { Progress } from '@/ui/Progress';
import { useSay, useWords } from '@/words/words';
import { Counts } from './Counts';
import { FaultsPart } from './FaultsPart';
import { ReportNotices } from './ReportNotices';
import styles from './Steps.module.css';
import type { ImportReport } from './types';
import { UndoDialog } from './UndoDialog';
import { importWords } from './words';

interface Props {
  /** The job's id. */
  job: string;
  /** Tries the same file again; missing where the browser no longer has it. */
  onBack?: (() => void) | undefined;
}

/** An import under way, and what came of it. */
export function MadeNow({ job, onBack }: Props) {
  const w = useWords(importWords);
  const client = useQueryClient();
  const { announce } = useNotices();
  const { part, result, error, again } = useJob<ImportReport>(job);
  useEffect(() => {
    if (!result) return;
    announce(w(result.written ? 'done' : 'not_written'));
    if (result.written) void recordsChanged(client);
  }, [result, announce, w, client]);
  return (
    <div className={styles.part}>
      {!result && !error && (
        <>
          <Progress label={w('running')} part={part} />
          <Paragraph>{w('running_help')}</Paragraph>
        </>
      )}
      {Boolean(error) && <ErrorNote error={error} onRetry={again} />}
      {result && <Outcome report={result} />}
      {(result || Boolean(error)) && <WaysOn report={result} onBack={onBack} />}
    </div>
  );
}

function Outcome({ report }: { report: ImportReport }) {
  const w = useWords(importWords);
  return (
    <>
      <Alert data-color={report.written ? 'success' : 'warning'}>
        <Heading level={2} data-size="2xs">
          {w(report.written ? 'done' : 'not_written')}
        </Heading>
        {!report.written && <Paragraph>{w('not_written_help')}</Paragraph>}
      </Alert>
      <Counts report={report} />
      {report.errors.length > 0 && <FaultsPart report={report} fileName="import.csv" partial />}
      <ReportNotices report={report} />
    </>
  );
}

function WaysOn({ report, onBack }: { report: ImportReport | null; onBack?: (() => void) | undefined }) {
  const w = useWords(importWords);
  const say = useSay();
  const changeSearch = useChangeSearch();
  const { data: registers = [] } = useQuery(registersQuery);
  const [undoing, setUndoing] = useState<{ id: string } | null>(null);
  const [undone, setUndone] = useState(false);
  const register = registers.find((one) => one.name === report?.register || one.plural === report?.register);
  const id = report?.written ? report.import_id : null;
  const back = () => {
    changeSearch({ job: '' });
    onBack?.();
  };
  return (
    <div className={styles.ways}>
      {report?.written && register && (
        <Link
          to="/registers/$register"
          params={{ register: register.plural }}
          className="ds-button"
          data-variant="primary"
        >
          {w('open_list', { register: say(register.label_plural).toLowerCase() })}
        </Link>
      )}
      {!report?.written && onBack && <Button onClick={back}>{w('go_back')}</Button>}
      <Link to="/imports/new" className="ds-button" data-variant="secondary" reloadDocument>
        {w('another')}
      </Link>
      {id && !undone && (
        <Button variant="secondary" onClick={() => setUndoing({ id })}>
          {w('undo')}
        </Button>
      )}
      <Link to="/imports" className="ds-link">
        {w('see_imports')}
      </Link>
      <UndoDialog made={undoing} onUndone={() => setUndone(true)} onClose={() => setUndoing(null)} />
    </div>
  );
}
