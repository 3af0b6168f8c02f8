import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Megaphone, Send } from 'lucide-react';
import { useState } from 'react';
import type { IncidentDuties } from '@/api/incident_duties';
import { type PassKind, passesQuery } from '@/api/incident_passes';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import styles from '../Part.module.css';
import { PassDialog } from './PassDialog';
import { PassLine } from './PassLine';
import { passWords } from './words';

/** What has been passed between authorities, and the ways to pass more. */
export default function PassesPart({ duties }: { duties: IncidentDuties }) {
  const w = useWords(passWords);
  const { at, mayWrite } = useIncident();
  const { data, error, refetch } = useQuery(passesQuery(at));
  const [passing, setPassing] = useState<PassKind | null>(null);
  const handedOver = data?.some(({ kind, direction }) => kind === 'handover' && direction === 'out');
  // The contact function has nobody to hand over to.
  const holdsItself = duties.duties.some(({ holder }) => holder.kind === 'legal_person' && holder.mine);
  return (
    <section className={styles.part}>
      <Heading level={2} data-size="2xs">
        {w('title')}
      </Heading>
      <p className={styles.help}>{w('help')}</p>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
      {data?.length === 0 && <p className={styles.none}>{w('none')}</p>}
      <ul className={styles.lines}>
        {data?.map((pass) => (
          <PassLine key={pass.id} pass={pass} />
        ))}
      </ul>
      {mayWrite && (
        <div className={styles.buttons}>
          {!holdsItself && (
            <Button variant="secondary" data-size="sm" onClick={() => setPassing('handover')}>
              <Send aria-hidden size={16} />
              {w(handedOver ? 'handover_again' : 'handover')}
            </Button>
          )}
          <Button variant="secondary" data-size="sm" onClick={() => setPassing('inform')}>
            <Megaphone aria-hidden size={16} />
            {w('inform')}
          </Button>
        </div>
      )}
      {passing && <PassDialog kind={passing} onClose={() => setPassing(null)} />}
    </section>
  );
}
