import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PlannedActivity } from '@/api/plan';
import { changeRecords, recordsChanged } from '@/api/records';
import { useAuthority } from '@/app/place';
import { useUndo } from '@/registers/useUndo';
import { useNotices } from '@/ui/notices';
import { type YearBatch, yearBatches } from './placing';

interface Order {
  /** By the activity's id. */
  wanted: ReadonlyMap<string, number>;
  /** What is told when it is done, given how many were moved. */
  said: (count: number) => string;
}

/** Puts activities on years, with a way back. */
export function usePlacing(activities: readonly PlannedActivity[]) {
  const client = useQueryClient();
  const authority = useAuthority().code;
  const { tell } = useNotices();
  const undo = useUndo();
  const put = async (batches: YearBatch[]) => {
    for (const { year, records } of batches) {
      await changeRecords('activities', authority, records, { set: { year } });
    }
  };
  return useMutation({
    mutationFn: async ({ wanted, said }: Order) => {
      const { count, forth, back } = yearBatches(activities, wanted);
      if (count === 0) return;
      await put(forth);
      tell(
        said(count),
        undo(() => put(back)),
      );
    },
    onError: (error) => tell(error.message),
    onSettled: () => recordsChanged(client),
  });
}

export type Placing = ReturnType<typeof usePlacing>;
