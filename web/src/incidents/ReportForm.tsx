import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { SyntheticEvent } from 'react';
import { Page } from '@/app/Page';
import { ErrorNote } from '@/ui/ErrorNote';
import { FaultSummary } from '@/ui/FaultSummary';
import { useWords } from '@/words/words';
import { parts } from './draft';
import { OwnReportsLink } from './OwnReportsLink';
import { Questions } from './Questions';
import styles from './ReportForm.module.css';
import { useReport } from './useReport';
import { incidentsWords } from './words';

/** One short page, for whoever has seen something. */
export function ReportForm() {
  const w = useWords(incidentsWords);
  const report = useReport();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    report.send();
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
        <Questions draft={report.draft} faults={report.faults} onChange={report.change} />
        {report.error && <ErrorNote error={report.error} />}
        {report.sentBefore && (
          <Alert data-color="warning" role="alert">
            <Heading level={2} data-size="2xs">
              {w('sent_before')}
            </Heading>
            <Paragraph>{w('sent_before_help')}</Paragraph>
            <OwnReportsLink />
          </Alert>
        )}
        <div className={styles.foot}>
          <Button type="submit" loading={report.sending} className={styles.send}>
            {w('send')}
          </Button>
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
