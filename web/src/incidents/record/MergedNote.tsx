import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { unmergeIncident } from '@/api/incident_similar';
import { recordsChanged } from '@/api/records';
import { useMay } from '@/app/useMay';
import { ErrorNote } from '@/ui/ErrorNote';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { useIncident } from './incident_context';
import styles from './Part.module.css';
import { similarWords } from './similar/words';

/** That the incident is a part of another one, and the way back. */
export function MergedNote() {
  const w = useWords(similarWords);
  const { at, record } = useIncident();
  const may = useMay('incident', 'write');
  const client = useQueryClient();
  const { tell } = useNotices();
  const undoing = useMutation({
    mutationFn: () => unmergeIncident(at),
    onSuccess: () => {
      tell(w('unmerged'));
      return recordsChanged(client);
    },
  });
  const into = record.merged_into;
  if (typeof into !== 'string') return null;
  return (
    <Alert data-color="info">
      <Paragraph>
        {w('merged_note')}{' '}
        <Link to="/registers/$register/$id" params={{ register: 'incidents', id: into }} className="ds-link">
          {record.names?.[into] ?? w('merged_elsewhere')}
        </Link>
      </Paragraph>
      {undoing.error && <ErrorNote error={undoing.error} />}
      {may && (
        <div className={styles.buttons}>
          <Button
            variant="secondary"
            data-size="sm"
            loading={undoing.isPending}
            onClick={() => undoing.mutate()}
          >
            {w('unmerge')}
          </Button>
        </div>
      )}
    </Alert>
  );
}
