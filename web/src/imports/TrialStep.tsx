import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { FieldInput } from '@/kinds/FieldInput';
import { readDraft } from '@/kinds';
import { ErrorNote } from '@/ui/ErrorNote';
import { useNotices } from '@/ui/notices';
import { Progress } from '@/ui/Progress';
import { useSay, useWords } from '@/words/words';
import { asOfField } from './asOfField';
import { doubled, missing } from './choices';
import { Step } from './Step';
import styles from './Steps.module.css';
import { TrialReport } from './TrialReport';
import type { Wizard } from './useWizard';
import { importWords } from './words';

function useTold({ report, current }: Wizard) {
  const w = useWords(importWords);
  const { announce } = useNotices();
  const told = useRef<unknown>(null);
  useEffect(() => {
    if (!report || !current || told.current === report) return;
    told.current = report;
    const { created, changed, error_count: errors } = report;
    announce(w('tried', { created, changed, errors }));
  }, [report, current, announce, w]);
}

/** What the import would do: nothing is written. */
export function TrialStep({ wizard }: { wizard: Wizard }) {
  const w = useWords(importWords);
  const { trying, job, tried, report, look, register, mapping } = wizard;
  useTold(wizard);
  const underWay = trying.isPending || (tried && !report && !job.error);
  const ready =
    look && register && missing(look, mapping, register).length === 0 && doubled(mapping).length === 0;
  return (
    <Step number={3} title={w('step_trial')}>
      <Paragraph className={styles.note}>{w('trial_help')}</Paragraph>
      <AsOf wizard={wizard} />
      <Button
        variant={report && wizard.current ? 'secondary' : 'primary'}
        disabled={!ready}
        loading={underWay}
        onClick={wizard.tryIt}
      >
        {w(report ? 'try_again' : 'try')}
      </Button>
      {underWay && <Progress label={w('trying', { file: wizard.file?.name ?? '' })} part={job.part} />}
      {trying.error && <ErrorNote error={trying.error} />}
      {!trying.error && Boolean(job.error) && <ErrorNote error={job.error} onRetry={wizard.tryIt} />}
      {report && !wizard.current && !underWay && <Alert data-color="warning">{w('outdated')}</Alert>}
      {report && register && <TrialReport wizard={wizard} report={report} register={register} />}
    </Step>
  );
}

function AsOf({ wizard }: { wizard: Wizard }) {
  const say = useSay();
  const [draft, setDraft] = useState(wizard.choices.asOf);
  const reading = readDraft(draft, asOfField);
  const change = (written: string) => {
    setDraft(written);
    const { value } = readDraft(written, asOfField);
    wizard.change({ asOf: typeof value === 'string' ? value : '' });
  };
  return (
    <FieldInput
      id="as-of"
      field={asOfField}
      draft={draft}
      error={reading.refusal && say(reading.refusal.text)}
      onChange={change}
    />
  );
}
