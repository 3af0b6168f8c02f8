import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { recordsChanged } from '@/api/records';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { registerWords } from './words';

/** Makes a way back of what reverses a change: tells how it went, and shows what is there then. */
export function useUndo() {
  const w = useWords(registerWords);
  const client = useQueryClient();
  const { tell } = useNotices();
  return useCallback(
    (reverse: () => Promise<unknown>) => () => {
      const told = reverse().then(
        () => tell(w('undone')),
        (error: unknown) => tell(w('not_undone', { reason: error instanceof Error ? error.message : '' })),
      );
      void told.then(() => recordsChanged(client));
    },
    [client, tell, w],
  );
}
