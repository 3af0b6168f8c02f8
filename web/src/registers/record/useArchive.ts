import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Address, archiveRecord, type Archiving, recordsChanged } from '@/api/records';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { useUndo } from '../useUndo';
import { registerWords } from '../words';

interface Order {
  version: number;
  archiving: Archiving;
}

/** Archives or brings back, with a way to undo it; a refusal is told in the same place. */
export function useArchive(at: Address, title: string) {
  const w = useWords(registerWords);
  const client = useQueryClient();
  const { tell } = useNotices();
  const undo = useUndo();
  const asking = useMutation({
    mutationFn: async ({ version, archiving }: Order) => {
      const after = await archiveRecord(at, version, archiving);
      const other: Archiving = archiving === 'archive' ? 'restore' : 'archive';
      const said = archiving === 'archive' ? 'archived_record' : 'restored_record';
      tell(
        w(said, { title }),
        undo(() => archiveRecord(at, after.version, other)),
      );
    },
    onError: (error) => tell(error.message),
    onSettled: () => recordsChanged(client),
  });
  return {
    archive: (version: number, archiving: Archiving) => asking.mutate({ version, archiving }),
    pending: asking.isPending,
  };
}
