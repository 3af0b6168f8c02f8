import { Button } from '@digdir/designsystemet-react';
import type { Scope } from '@/api/access';
import { Modal } from '@/ui/Modal';
import { SelectField } from '@/ui/SelectField';
import { useSay, useWords } from '@/words/words';
import styles from './CellDialog.module.css';
import { actionsFor, scopesFor } from './cells';
import { cellAt, scopeAt } from './changes';
import type { ChosenCell } from './shown';
import type { MatrixEditor } from './useMatrixEditor';
import { matrixWords } from './words';

interface Props {
  cell: ChosenCell;
  editor: MatrixEditor;
  onClose: () => void;
}

/** How far each action of a role reaches in one subject. */
export function CellDialog({ cell: { role, subject }, editor, onClose }: Props) {
  const w = useWords(matrixWords);
  const say = useSay();
  const { draft, read, set } = editor;
  const before = cellAt(read.roles, role.code, subject.name);
  const words = (scope: Scope) => `${w(`scope_${scope}`)}: ${w(`scope_${scope}_help`)}`;
  return (
    <Modal
      open
      title={w('cell_title', { role: say(role.label), subject: say(subject.label) })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{w('cell_done')}</Button>}
    >
      <div className={styles.fields}>
        {actionsFor(subject, before).map((action) => {
          const chosen = scopeAt(draft, role.code, subject.name, action);
          return (
            <SelectField
              key={action}
              label={w(action)}
              value={chosen}
              options={scopesFor(subject, chosen).map((value) => ({ value, label: words(value) }))}
              onChange={(value) => set(role.code, subject.name, action, value as Scope)}
            />
          );
        })}
      </div>
    </Modal>
  );
}
