import type { IncidentStatus, Step } from '@/api/incident_duties';
import { useSay, useWords } from '@/words/words';
import styles from './Part.module.css';
import { useFieldName } from './useFieldName';
import { incidentWords } from './words';

/** What the next step cannot do without, named. */
export function StepNeeds({ step, status }: { step: Step | undefined; status: IncidentStatus }) {
  const w = useWords(incidentWords);
  const say = useSay();
  const name = useFieldName();
  if (!step) return status === 'closed' ? <p>{w('closed')}</p> : null;
  if (step.needs.length === 0) {
    return <p>{step.allowed || !step.because ? w('nothing_lacks') : say(step.because)}</p>;
  }
  return (
    <div className={styles.tight}>
      <p>{w('needs')}</p>
      <ul>
        {step.needs.map((field) => (
          <li key={field}>{name(field) ?? field}</li>
        ))}
      </ul>
    </div>
  );
}
