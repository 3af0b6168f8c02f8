import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Problem } from '@/api/request';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { chaptersQuery, type ReportPlace, saveChapter } from './requests';
import type { Chapter, Chapters } from './types';
import type { ChapterText } from './useChapterText';
import { reportWords } from './words';

/** What somebody else saved meanwhile; null where the refusal is of another kind. */
function theirsIn(error: unknown): Chapter | null {
  if (!(error instanceof Problem) || error.status !== 412) return null;
  const { current } = error.body;
  return typeof current === 'object' && current !== null ? (current as Chapter) : null;
}

/** Saves a chapter over the version that was read; two people never overwrite each other silently. */
export function useSaving(place: ReportPlace, chapter: Chapter, text: ChapterText) {
  const w = useWords(reportWords);
  const client = useQueryClient();
  const { tell } = useNotices();
  const { queryKey } = chaptersQuery(place);
  const put = (fresh: Chapter) =>
    client.setQueryData<Chapters>(
      queryKey,
      (before) =>
        before && {
          ...before,
          chapters: before.chapters.map((one) => (one.key === fresh.key ? { ...one, ...fresh } : one)),
        },
    );
  const saving = useMutation({
    mutationFn: ({ words, upon }: { words: string; upon: number }) =>
      saveChapter(place, chapter.key, words, upon),
    onSuccess: (fresh, { words }) => {
      put(fresh);
      text.saved(words, fresh.version);
      tell(w('saved', { chapter: chapter.title }));
      return client.invalidateQueries({ queryKey: ['report'] });
    },
    onError: (error) => {
      const theirs = theirsIn(error);
      if (theirs) put(theirs);
    },
  });
  const theirs = theirsIn(saving.error);
  return {
    theirs,
    pending: saving.isPending,
    error: theirs ? null : saving.error,
    save: () => {
      if (saving.isPending) return;
      if (text.unsaved || chapter.carried) saving.mutate({ words: text.words(), upon: text.version });
      else tell(w('no_change'));
    },
    /** Over a newer version, once it has been seen. */
    saveOver: (version: number) => saving.mutate({ words: text.words(), upon: version }),
    settle: () => saving.reset(),
  };
}

export type Saving = ReturnType<typeof useSaving>;
