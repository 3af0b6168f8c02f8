import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Address, recordsChanged } from '@/api/records';
import { type SharedWith, shareRecord } from '@/api/sharing';
import { useNotices } from '@/ui/notices';
import { useUndo } from '../useUndo';
import { useReadersText } from './useReadersText';

/** Shares a record with others than before, with a way back. */
export function useShare(at: Address, before: SharedWith, onDone: () => void) {
  const client = useQueryClient();
  const { tell } = useNotices();
  const readersText = useReadersText();
  const undo = useUndo();
  return useMutation({
    mutationFn: (shared: SharedWith) => shareRecord(at, shared),
    onSuccess: ({ shared }) => {
      tell(
        readersText(shared),
        undo(() => shareRecord(at, before)),
      );
      onDone();
      void recordsChanged(client);
    },
  });
}
