import { Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { recordsChanged } from '@/api/records';
import { useAuthority } from '@/app/place';
import { Modal } from '@/ui/Modal';
import { useNotices } from '@/ui/notices';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { builtUpon } from './builtUpon';
import { BuiltUponList } from './BuiltUponList';
import { undoImport } from './requests';
import { importWords } from './words';

interface Props {
  /** The import to undo; null: closed. */
  made: { id: string } | null;
  onUndone?: () => void;
  onClose: () => void;
}

/** Asks first, says what happened; where something stands in the way it says what. */
export function UndoDialog({ made, onUndone, onClose }: Props) {
  const w = useWords(importWords);
  const authority = useAuthority();
  const client = useQueryClient();
  const { tell } = useNotices();
  const undoing = useMutation({
    mutationFn: (id: string) => undoImport(authority.code, id),
    onSuccess: (undone) => {
      tell(w('undo_done', { ...undone }));
      onUndone?.();
      close();
      return recordsChanged(client);
    },
  });
  const close = () => {
    undoing.reset();
    onClose();
  };
  const upon = builtUpon(undoing.error);
  if (upon) {
    return (
      <Modal open={made !== null} title={w('built_upon')} onClose={close}>
        <Paragraph>{w('built_upon_help')}</Paragraph>
        <BuiltUponList records={upon} />
      </Modal>
    );
  }
  return (
    <Question
      open={made !== null}
      title={w('undo_question')}
      yes={w('undo')}
      danger
      pending={undoing.isPending}
      error={undoing.error}
      onYes={() => made && undoing.mutate(made.id)}
      onClose={close}
    >
      <Paragraph>{w('undo_help')}</Paragraph>
    </Question>
  );
}
