import { Button, Heading } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeRecord, recordSaved, recordsChanged } from '@/api/records';
import { maskedOf } from '@/api/secrecy';
import { MaskedValue } from '@/app/MaskedValue';
import { useSession } from '@/app/session';
import { usePeople } from '@/app/usePeople';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import styles from '../Part.module.css';
import { timelineWords } from './words';

/** Who is in charge, and who else takes part. */
export function PeoplePart() {
  const w = useWords(timelineWords);
  const { record, mayWrite, ask } = useIncident();
  const people = usePeople();
  const masking = maskedOf(record).people;
  const handler = typeof record.handler === 'string' ? record.handler : '';
  const names = record.sensitive === 'yes' ? ['handler'] : ['handler', 'people'];
  return (
    <section className={styles.part}>
      <Heading level={2} data-size="2xs">
        {w('people')}
      </Heading>
      <dl className={styles.facts}>
        <div>
          <dt>{w('handler')}</dt>
          <dd>{handler ? (people.ofLogin(handler) ?? handler) : w('no_handler')}</dd>
        </div>
        <div>
          <dt>{w('others')}</dt>
          <dd>
            {masking ? <MaskedValue masking={masking} /> : String(record.people ?? '') || w('no_others')}
          </dd>
        </div>
      </dl>
      {mayWrite && (
        <div className={styles.buttons}>
          <TakeCharge />
          <Button variant="tertiary" data-size="sm" onClick={() => ask({ title: w('change_people'), names })}>
            {w('change_people')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Puts oneself in charge; nothing for who is. */
function TakeCharge() {
  const w = useWords(timelineWords);
  const { at, record, secrets } = useIncident();
  const { account } = useSession();
  const client = useQueryClient();
  const { tell } = useNotices();
  const taking = useMutation({
    mutationFn: () => changeRecord(at, record.version, { handler: account.login }),
    onSuccess: (saved) => {
      recordSaved(client, at, saved, secrets);
      tell(w('taken'));
    },
    onError: (error) => tell(error.message),
    onSettled: () => recordsChanged(client),
  });
  if (record.handler === account.login) return null;
  return (
    <Button variant="secondary" data-size="sm" loading={taking.isPending} onClick={() => taking.mutate()}>
      {w('take')}
    </Button>
  );
}
