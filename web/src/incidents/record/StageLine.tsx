import { Check } from 'lucide-react';
import { incidentStatuses, type IncidentStatus } from '@/api/incident_duties';
import { useWords } from '@/words/words';
import styles from './StageLine.module.css';
import { useStageName } from './useStageName';
import { incidentWords } from './words';

/** How far the incident has come. */
export function StageLine({ status }: { status: IncidentStatus }) {
  const w = useWords(incidentWords);
  const name = useStageName();
  const now = incidentStatuses.indexOf(status);
  return (
    <ol className={styles.stages} aria-label={w('stages')}>
      {incidentStatuses.map((stage, index) => (
        <li
          key={stage}
          className={styles.stage}
          data-state={index < now ? 'done' : index === now ? 'now' : 'later'}
          aria-current={index === now ? 'step' : undefined}
        >
          {index < now && <Check aria-hidden size={14} />}
          <span>{name(stage)}</span>
          {index < now && <span className="visually-hidden">({w('stage_done')})</span>}
        </li>
      ))}
    </ol>
  );
}
