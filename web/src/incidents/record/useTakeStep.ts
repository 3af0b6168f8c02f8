import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dutiesQuery, type IncidentStatus, takeStep } from '@/api/incident_duties';
import { recordSaved, recordsChanged } from '@/api/records';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { useIncident } from './incident_context';
import { useStageName } from './useStageName';
import { incidentWords } from './words';

interface Order {
  to: IncidentStatus;
  reason?: string;
}

/** Takes the incident to another stage; a refusal names what is lacking. */
export function useTakeStep(onDone: () => void = () => undefined) {
  const w = useWords(incidentWords);
  const { at, record, secrets } = useIncident();
  const client = useQueryClient();
  const stageName = useStageName();
  const { tell } = useNotices();
  return useMutation({
    mutationFn: ({ to, reason }: Order) =>
      takeStep(at, { to, version: record.version, ...(reason && { reason }) }),
    onSuccess: (taken, { to }) => {
      recordSaved(client, at, taken.record, secrets);
      client.setQueryData(dutiesQuery(at).queryKey, taken.duties);
      tell(w('moved', { stage: stageName(to) }));
      onDone();
    },
    onSettled: () => recordsChanged(client),
  });
}
