import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { newKey } from '@/api/newKey';
import type { Register } from '@/api/types';
import { useSearchMap } from '@/app/place';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { touches, unanswered } from './choices';
import { orderImport } from './requests';
import { Step } from './Step';
import styles from './Steps.module.css';
import type { ImportReport } from './types';
import type { Wizard } from './useWizard';
import { importWords } from './words';

interface Props {
  wizard: Wizard;
  report: ImportReport;
  register: Register;
}

/** Why it cannot be run yet; null where it can. */
export function hindrance(wizard: Pick<Wizard, 'current' | 'choices'>, report: ImportReport) {
  if (!wizard.current) return 'run_first_try';
  if (unanswered(report, wizard.choices.matches) > 0) return 'run_first_answer';
  if (report.error_count > 0 && !wizard.choices.partial) return 'run_first_mend';
  return touches(report) ? null : 'run_nothing';
}

function useRun({ file, query, choices }: Wizard) {
  const navigate = useNavigate();
  const search = useSearchMap();
  const key = useRef({ of: '', once: '' });
  return useMutation({
    mutationFn: () => {
      if (!file || !query) throw new Error('nothing to import');
      // A lost answer and a second press make one import; another choice makes another.
      const of = JSON.stringify([query, choices, file.lastModified, file.size]);
      if (key.current.of !== of) key.current = { of, once: newKey() };
      return orderImport(file, query, key.current.once);
    },
    onSuccess: (job) => {
      key.current = { of: '', once: '' };
      return navigate({ to: '.', search: { ...search, job: job.id } });
    },
  });
}

export function RunStep({ wizard, report, register }: Props) {
  const w = useWords(importWords);
  const say = useSay();
  const { number } = useFormats();
  const running = useRun(wizard);
  const why = hindrance(wizard, report);
  return (
    <Step number={4} title={w('step_run')}>
      <Paragraph id="run-help" className={styles.note}>
        {why
          ? w(why)
          : w('run_help', {
              created: number(report.created),
              changed: number(report.changed),
              register: say(register.label_plural).toLowerCase(),
            })}
      </Paragraph>
      {running.error && <ErrorNote error={running.error} />}
      <Button
        aria-describedby="run-help"
        disabled={why !== null}
        loading={running.isPending}
        onClick={() => running.mutate()}
      >
        {w('run')}
      </Button>
    </Step>
  );
}
