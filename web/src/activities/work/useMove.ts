import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeRecords, recordsChanged } from '@/api/records';
import type { RegisterRecord } from '@/api/types';
import { useAuthority } from '@/app/place';
import { useUndo } from '@/registers/useUndo';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { useStatusName } from './useChoiceName';
import type { Status } from './work';
import { workWords } from './words';

interface Move {
  activity: RegisterRecord;
  status: Status;
}

/** Gives an activity another status, with a way back. */
export function useMove() {
  const w = useWords(workWords);
  const client = useQueryClient();
  const authority = useAuthority().code;
  const { tell } = useNotices();
  const undo = useUndo();
  const statusName = useStatusName();
  const put = ({ id, version }: Pick<RegisterRecord, 'id' | 'version'>, status: unknown) =>
    changeRecords('activities', authority, [{ id, version }], { set: { status: status as string } });
  return useMutation({
    mutationFn: async ({ activity, status }: Move) => {
      await put(activity, status);
      const after = { id: activity.id, version: activity.version + 1 };
      tell(
        w('moved', { title: String(activity.title), status: statusName(status) }),
        undo(() => put(after, activity.status)),
      );
    },
    onError: (error) => tell(error.message),
    onSettled: () => recordsChanged(client),
  });
}
