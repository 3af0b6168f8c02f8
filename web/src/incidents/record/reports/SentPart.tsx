import { Heading } from '@digdir/designsystemet-react';
import type { IncidentDuties } from '@/api/incident_duties';
import { useSay, useWords } from '@/words/words';
import styles from '../Part.module.css';
import { SentList } from '../SentList';
import { reportWords } from './words';

/** All that has been sent because of the incident, by the duty that it fulfils. */
export function SentPart({ duties }: { duties: IncidentDuties }) {
  const w = useWords(reportWords);
  const say = useSay();
  const sent = duties.duties.filter((duty) => duty.sent.length > 0);
  return (
    <section className={styles.part}>
      <Heading level={2} data-size="2xs">
        {w('sent_all')}
      </Heading>
      {sent.length === 0 && <p className={styles.none}>{w('sent_none')}</p>}
      {sent.map((duty) => (
        <div key={duty.id} className={styles.tight}>
          <h3 className={styles.name}>{say(duty.label)}</h3>
          <SentList sent={duty.sent} />
        </div>
      ))}
    </section>
  );
}
