import { useQuery } from '@tanstack/react-query';
import { recordQuery } from '@/api/records';
import { useRegisterNamed } from '@/registers/useRegisterNamed';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { FieldsDialog } from '../FieldsDialog';
import { useIncident } from '../incident_context';
import { eventFields } from './event_fields';
import { timelineWords } from './words';

/** Changes what one has written in the timeline oneself. */
export function EditEvent({ id, onClose }: { id: string; onClose: () => void }) {
  const w = useWords(timelineWords);
  const { authority } = useIncident().at;
  const at = { register: 'incident-events', id, authority };
  const events = useRegisterNamed('incident_event');
  const { data, error } = useQuery(recordQuery(at));
  if (error) return <ErrorNote error={error} />;
  if (!data || !events) return <Busy />;
  return (
    <FieldsDialog
      title={w('edit_title')}
      names={eventFields}
      register={events}
      at={at}
      record={data}
      secrets="masked"
      onClose={onClose}
    />
  );
}
