import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { SyntheticEvent } from 'react';
import { Page } from '@/app/Page';
import { ErrorNote } from '@/ui/ErrorNote';
import { FaultSummary } from '@/ui/FaultSummary';
import { useWords } from '@/words/words';
import { parts } from './draft';
import { FirstQuestion } from './FirstQuestion';
import { Questions } from './Questions';
import styles from './ReportForm.module.css';
import { SensitiveQuestions } from './SensitiveQuestions';
import { SentBefore } from './SentBefore';
import { useReport } from './useReport';
import { WhoTells } from './WhoTells';
import { incidentsWords } from './words';

/** One short page, for whoever has seen something. */
export function ReportForm() {
  const w = useWords(incidentsWords);
  const report = useReport();
  const { draft } = report;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (draft.sensitive) report.send();
  };
  const faults = parts.flatMap((part) => {
    const text = report.faults.get(part);
    return text ? [{ id: `incident-${part}`, text }] : [];
  });
  return (
    <Page title={w('title')} lead={w('lead')}>
      <Alert data-color="warning" className={styles.acute}>
        <Heading level={2} data-size="2xs">
          {w('acute')}
        </Heading>
        <Paragraph>{w('acute_help')}</Paragraph>
      </Alert>
      <form className={styles.form} onSubmit={submit} noValidate data-size="md">
        <FaultSummary title={w('faults')} faults={faults} />
        <FirstQuestion draft={draft} onChange={report.change} />
        {draft.sensitive && <Told report={report} />}
        {report.error && <ErrorNote error={report.error} />}
        {report.sentBefore && <SentBefore anonymous={draft.anonymous} />}
        <div className={styles.foot}>
          {draft.sensitive && (
            <Button type="submit" loading={report.sending} className={styles.send}>
              {w('send')}
            </Button>
          )}
          {report.begun && (
            <Button type="button" variant="tertiary" disabled={report.sending} onClick={report.discard}>
              {w('discard')}
            </Button>
          )}
        </div>
        <Paragraph className={styles.kept}>{w('kept')}</Paragraph>
      </form>
    </Page>
  );
}

/** What is asked once the first question is answered. */
function Told({ report: { draft, faults, change } }: { report: ReturnType<typeof useReport> }) {
  const All = draft.sensitive === 'yes' ? SensitiveQuestions : Questions;
  return (
    <>
      <All draft={draft} faults={faults} onChange={change} />
      <WhoTells draft={draft} faults={faults} onChange={change} />
    </>
  );
}
