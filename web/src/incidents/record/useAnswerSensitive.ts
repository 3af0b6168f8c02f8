import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeRecord, recordSaved, recordsChanged } from '@/api/records';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { useIncident } from './incident_context';
import { answerChanges, type Sensitive } from './sensitive';
import { incidentWords } from './words';

/** Saves the answer to the first question; with a yes the details leave the incident in the same breath. */
export function useAnswerSensitive(onDone: () => void) {
  const w = useWords(incidentWords);
  const { at, record, secrets } = useIncident();
  const client = useQueryClient();
  const { tell } = useNotices();
  return useMutation({
    mutationFn: (answer: Sensitive) => changeRecord(at, record.version, answerChanges(record, answer)),
    onSuccess: (saved) => {
      recordSaved(client, at, saved, secrets);
      tell(w('answered'));
      onDone();
      return recordsChanged(client);
    },
  });
}
