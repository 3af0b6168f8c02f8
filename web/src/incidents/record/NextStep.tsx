import { Heading } from '@digdir/designsystemet-react';
import { lazy, Suspense, useState } from 'react';
import type { IncidentDuties } from '@/api/incident_duties';
import { Busy } from '@/ui/Busy';
import { useWords } from '@/words/words';
import { useIncident } from './incident_context';
import { OwedList } from './OwedList';
import styles from './Part.module.css';
import { SensitiveQuestion } from './SensitiveQuestion';
import { stageGroups } from './stage_fields';
import { StepButtons } from './StepButtons';
import { StepNeeds } from './StepNeeds';
import { stepChoices } from './steps';
import { SystemsPart } from './SystemsPart';
import { incidentWords } from './words';

const StepForm = lazy(() => import('./StepForm'));

/** What the incident needs now: the first question, the facts of its stage, and the way on. */
export function NextStep({ duties }: { duties: IncidentDuties }) {
  const w = useWords(incidentWords);
  const { record, mayWrite } = useIncident();
  const [open, setOpen] = useState<'facts' | 'sensitive' | null>(null);
  const { status } = duties.incident;
  const { next, others } = stepChoices(status, duties.steps);
  const needs = next?.needs ?? [];
  const groups = stageGroups(status, needs, duties.sensitive ?? '');
  const close = () => setOpen(null);
  const first = duties.sensitive === null && status !== 'closed';
  const filling = open === 'facts' && !first;
  return (
    <section className={styles.part}>
      <Heading level={2} data-size="2xs">
        {w('next')}
      </Heading>
      {first && !mayWrite && <p>{w('sensitive_question')}</p>}
      {mayWrite && (first || open === 'sensitive') && (
        <SensitiveQuestion onDone={close} {...(!first && { onCancel: close })} />
      )}
      {filling && (
        <Suspense fallback={<Busy />}>
          <StepForm groups={groups} needs={needs} onDone={close} />
        </Suspense>
      )}
      {!first && open === null && (
        <>
          <StepNeeds step={next} status={status} />
          {(status === 'learning' || status === 'closed') && <OwedList duties={duties} />}
          {mayWrite && (
            <StepButtons
              next={next}
              others={others}
              closed={status === 'closed'}
              onFacts={groups.length > 0 ? () => setOpen('facts') : undefined}
              onSensitive={() => setOpen('sensitive')}
            />
          )}
          {status === 'triage' && duties.sensitive !== 'yes' && <SystemsPart record={record} />}
        </>
      )}
    </section>
  );
}
