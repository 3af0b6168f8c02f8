import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeRecords, recordsChanged, type Versioned } from '@/api/records';
import type { RegisterRecord } from '@/api/types';
import { useUndo } from '@/registers/useUndo';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { choiceChanges } from './choice_changes';
import { controlWords } from './words';

const after = (records: Versioned[]) => records.map(({ id, version }) => ({ id, version: version + 1 }));

/** Puts risks into the plan and takes them out, with a way back. */
export function useChooseRisks(authority: string, onDone: () => void) {
  const w = useWords(controlWords);
  const client = useQueryClient();
  const { tell } = useNotices();
  const undo = useUndo();
  const put = async (added: Versioned[], removed: Versioned[]) => {
    const set = (records: Versioned[], internal_control: boolean) =>
      records.length > 0 && changeRecords('risks', authority, records, { set: { internal_control } });
    await set(added, true);
    await set(removed, false);
  };
  return useMutation({
    mutationFn: async ({ risks, ticked }: { risks: readonly RegisterRecord[]; ticked: Set<string> }) => {
      const { added, removed } = choiceChanges(risks, ticked);
      await put(added, removed);
      const counts = { added: added.length, removed: removed.length };
      const some = added.length + removed.length > 0;
      tell(w('choose_saved', counts), some ? undo(() => put(after(removed), after(added))) : undefined);
      onDone();
      void recordsChanged(client);
    },
  });
}
