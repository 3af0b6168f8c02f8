import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { type Picked, RecordPicker } from '@/kinds/reference/RecordPicker';
import { useLinks } from '@/registers/links/useLinks';
import { ErrorNote } from '@/ui/ErrorNote';
import { Modal } from '@/ui/Modal';
import { uiWords } from '@/ui/words';
import { useWords } from '@/words/words';
import { useIncident } from './incident_context';
import styles from './Part.module.css';
import { incidentWords } from './words';

/** Ties the incident to a system that it concerns. */
export function AddSystem({ onClose }: { onClose: () => void }) {
  const w = useWords(incidentWords);
  const ui = useWords(uiWords);
  const { at } = useIncident();
  const { adding } = useLinks(at);
  const [picked, setPicked] = useState<Picked | null>(null);
  const [lacks, setLacks] = useState(false);
  const save = () => {
    setLacks(!picked);
    if (!picked) return;
    const tie = { kind: 'concerns', type: 'system', id: picked.id, direction: 'out' as const };
    adding.mutate({ tie, title: picked.title }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={w('add_system')}
      onClose={onClose}
      actions={
        <>
          <Button loading={adding.isPending} onClick={save}>
            {w('link')}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {ui('cancel')}
          </Button>
        </>
      }
    >
      <div className={styles.room}>
        <RecordPicker
          label={w('system')}
          register="systems"
          picked={picked}
          fault={lacks && !picked ? w('choose_system') : undefined}
          onPick={setPicked}
        />
        {adding.error && <ErrorNote error={adding.error} />}
      </div>
    </Modal>
  );
}
