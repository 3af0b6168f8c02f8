import { useMutation, useQueryClient } from '@tanstack/react-query';
import { mergeIncident, type SimilarIncident, unmergeIncident } from '@/api/incident_similar';
import { recordsChanged } from '@/api/records';
import { useUndo } from '@/registers/useUndo';
import { useNotices } from '@/ui/notices';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import { similarWords } from './words';

interface Props {
  other: SimilarIncident;
  title: string;
  onClose: () => void;
}

/** Says what merging means before it is done, and leaves a way back. */
export function MergeQuestion({ other, title, onClose }: Props) {
  const w = useWords(similarWords);
  const { at, record } = useIncident();
  const client = useQueryClient();
  const { tell } = useNotices();
  const undo = useUndo();
  const merging = useMutation({
    mutationFn: () => mergeIncident(at, other.id, record.version),
    onSuccess: () => {
      tell(
        w('merged', { title }),
        undo(() => unmergeIncident(at)),
      );
      onClose();
      return recordsChanged(client);
    },
  });
  return (
    <Question
      open
      title={w('merge_title', { title })}
      yes={w('merge_yes')}
      pending={merging.isPending}
      error={merging.error}
      onYes={() => merging.mutate()}
      onClose={onClose}
    >
      <p>{w('merge_help', { title })}</p>
    </Question>
  );
}
