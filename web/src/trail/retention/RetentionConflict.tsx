import type { Retention } from '@/api/settings';
import { ConflictDialog } from '@/ui/ConflictDialog';
import { useWords } from '@/words/words';
import { clashesOf } from './terms';
import type { RetentionEditor } from './useRetention';
import { useTermText } from './useTermText';
import { retentionWords } from './words';

interface Props {
  editor: RetentionEditor;
  theirs: Retention;
  onChosen: () => void;
}

/** Somebody else changed the settings in between. */
export function RetentionConflict({ editor, theirs, onChosen }: Props) {
  const w = useWords(retentionWords);
  const termText = useTermText();
  const conflicts = clashesOf(editor.before, editor.wanted, theirs).map((kind) => ({
    key: kind,
    label: w(kind),
    mine: termText(editor.wanted[kind] ?? null),
    theirs: termText(theirs[kind] ?? null),
  }));
  return (
    <ConflictDialog
      conflicts={conflicts}
      onChoose={(mine) => {
        editor.settle(mine);
        onChosen();
      }}
      onClose={editor.leaveConflict}
    />
  );
}
