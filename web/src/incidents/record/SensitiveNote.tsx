import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { IncidentDuties } from '@/api/incident_duties';
import { useSay, useWords } from '@/words/words';
import { incidentWords } from './words';

/** What a yes to the first question means: whom to call, and what does not apply. Nothing where the answer is no. */
export function SensitiveNote({ duties }: { duties: IncidentDuties }) {
  const w = useWords(incidentWords);
  const say = useSay();
  const { sensitive } = duties;
  if (sensitive !== 'yes' && sensitive !== 'partly') return null;
  const duty = duties.duties.find(({ id }) => id === 'security_protection');
  const who = duty ? say(duty.recipient) : '';
  return (
    <Alert data-color="danger">
      <Heading level={2} data-size="2xs">
        {w(sensitive === 'yes' ? 'wholly_sensitive' : 'partly_sensitive')}
      </Heading>
      <Paragraph>{who ? w('call', { who }) : w('call_unknown')}</Paragraph>
      <Paragraph>{w('act_not_for_it')}</Paragraph>
    </Alert>
  );
}
