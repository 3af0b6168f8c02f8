import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeLinks } from '@/api/links';
import { type Address, recordsChanged } from '@/api/records';
import { type Picked, RecordPicker } from '@/kinds/reference/RecordPicker';
import { useUndo } from '@/registers/useUndo';
import { ErrorNote } from '@/ui/ErrorNote';
import { SaveModal } from '@/ui/SaveModal';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import lines from './Measures.module.css';
import { riskRecordWords } from './words';

const tieOf = (id: string) => ({ kind: 'reduces', type: 'activity', id, direction: 'in' as const });

/** Ties an activity that is there already to a risk that it is to reduce. */
export function LinkMeasure({ at, onClose }: { at: Address; onClose: () => void }) {
  const w = useWords(riskRecordWords);
  const client = useQueryClient();
  const { tell } = useNotices();
  const undo = useUndo();
  const [picked, setPicked] = useState<Picked | null>(null);
  const [lacks, setLacks] = useState(false);
  const linking = useMutation({
    mutationFn: ({ id }: Picked) => changeLinks(at, { add: [tieOf(id)] }),
    onSuccess: (_, { id, title }) => {
      tell(
        w('linked', { title }),
        undo(() => changeLinks(at, { remove: [tieOf(id)] })),
      );
      void recordsChanged(client);
      onClose();
    },
  });
  const save = () => {
    setLacks(!picked);
    if (picked) linking.mutate(picked);
  };
  return (
    <SaveModal
      title={w('link_measure_title')}
      save={w('link')}
      saving={linking.isPending}
      onSave={save}
      onClose={onClose}
    >
      <div className={lines.room}>
        <RecordPicker
          label={w('activity')}
          register="activities"
          picked={picked}
          fault={lacks && !picked ? w('choose_activity') : undefined}
          onPick={setPicked}
        />
        {linking.error && <ErrorNote error={linking.error} />}
      </div>
    </SaveModal>
  );
}
