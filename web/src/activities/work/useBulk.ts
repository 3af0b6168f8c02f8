import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeRecords, recordsChanged } from '@/api/records';
import type { RegisterRecord } from '@/api/types';
import { useAuthority } from '@/app/place';
import { useUndo } from '@/registers/useUndo';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { type Batch, batchesOf, type BulkChange } from './bulk';
import { workWords } from './words';

/** Changes many activities, with a way back to what each had. */
export function useBulk(onDone: () => void) {
  const w = useWords(workWords);
  const client = useQueryClient();
  const authority = useAuthority().code;
  const { tell } = useNotices();
  const undo = useUndo();
  const put = async (batches: Batch[]) => {
    for (const { field, value, records } of batches) {
      await changeRecords('activities', authority, records, { set: { [field]: value || null } });
    }
  };
  return useMutation({
    mutationFn: async ({ activities, change }: { activities: RegisterRecord[]; change: BulkChange }) => {
      const { count, forth, back } = batchesOf(activities, change);
      if (count === 0) {
        tell(w('nothing_to'));
        return;
      }
      await put(forth);
      tell(
        w('changed', { count }),
        undo(() => put(back)),
      );
      onDone();
    },
    onSettled: () => recordsChanged(client),
  });
}
