import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeLinks, type LinkItem, linksQuery, type Tie } from '@/api/links';
import { type Address, recordsChanged } from '@/api/records';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { useUndo } from '../useUndo';
import { linkWords } from './words';

const tieOf = ({ kind, type, id, direction }: Tie): Tie => ({
  kind,
  type,
  id,
  ...(direction && { direction }),
});

/** Ties a record to others and unties it, with a way back. */
export function useLinks(at: Address) {
  const w = useWords(linkWords);
  const client = useQueryClient();
  const { tell } = useNotices();
  const undo = useUndo();
  const changed = (items: LinkItem[]) => {
    client.setQueryData(linksQuery(at).queryKey, items);
    void recordsChanged(client);
  };
  const adding = useMutation({
    mutationFn: ({ tie }: { tie: Tie; title: string }) => changeLinks(at, { add: [tie] }),
    onSuccess: (items, { tie, title }) => {
      tell(
        w('added', { title }),
        undo(() => changeLinks(at, { remove: [tie] })),
      );
      changed(items);
    },
  });
  const removing = useMutation({
    mutationFn: ({ tie }: { tie: Tie; title: string }) => changeLinks(at, { remove: [tieOf(tie)] }),
    onSuccess: (items, { tie, title }) => {
      tell(
        w('removed', { title }),
        undo(() => changeLinks(at, { add: [tieOf(tie)] })),
      );
      changed(items);
    },
    onError: (error) => tell(error.message),
  });
  return { adding, removing };
}
