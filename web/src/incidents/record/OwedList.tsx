import type { IncidentDuties } from '@/api/incident_duties';
import { useSay, useWords } from '@/words/words';
import styles from './Part.module.css';
import { PartLink } from './PartLink';
import { incidentWords } from './words';

/** What keeps the incident from being closed, named. */
export function OwedList({ duties }: { duties: IncidentDuties }) {
  const w = useWords(incidentWords);
  const say = useSay();
  const owed = duties.duties.filter(({ id }) => duties.owed.includes(id));
  if (duties.incident.status === 'closed' && owed.length === 0) return null;
  if (owed.length === 0) return <p>{w('owes_nothing')}</p>;
  return (
    <div className={styles.tight}>
      <p>{w('owed')}</p>
      <ul>
        {owed.map(({ id, label, form }) => (
          <li key={id}>
            <PartLink to={form ? { part: 'reports', form } : { part: 'duties' }}>{say(label)}</PartLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
