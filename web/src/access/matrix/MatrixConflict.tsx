import type { Role } from '@/api/access';
import type { Matrix } from '@/api/matrix';
import { ConflictDialog } from '@/ui/ConflictDialog';
import { useWords } from '@/words/words';
import { clashesOf, keyOf } from './changes';
import type { MatrixEditor } from './useMatrixEditor';
import { useNames } from './useNames';
import { matrixWords } from './words';

interface Props {
  editor: MatrixEditor;
  other: Matrix;
  roles: readonly Role[];
  onDone: () => void;
}

/** Somebody else saved in between: right by right, whose stands. */
export function MatrixConflict({ editor, other, roles, onDone }: Props) {
  const w = useWords(matrixWords);
  const names = useNames(roles, other.subjects);
  const conflicts = clashesOf(editor.read.roles, editor.draft, other.roles).map((clash) => ({
    key: keyOf(clash),
    label: w('clash', {
      role: names.role(clash.role),
      subject: names.subject(clash.subject),
      action: w(clash.action).toLowerCase(),
    }),
    mine: w(`scope_${clash.mine}`),
    theirs: w(`scope_${clash.theirs}`),
  }));
  return (
    <ConflictDialog
      conflicts={conflicts}
      onChoose={(own) => {
        onDone();
        editor.settle(own);
      }}
      onClose={editor.leaveConflict}
    />
  );
}
