import { Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Role } from '@/api/access';
import type { Matrix } from '@/api/matrix';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { Page } from '@/app/Page';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useMayInCity } from '@/app/useMay';
import { useNarrow } from '@/registers/list/useNarrow';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { CellDialog } from './CellDialog';
import { keyOf } from './changes';
import { Legend } from './Legend';
import { MatrixActions } from './MatrixActions';
import { MatrixFoot } from './MatrixFoot';
import { MatrixQuestions } from './MatrixQuestions';
import { MatrixTable } from './MatrixTable';
import styles from './MatrixView.module.css';
import { RolesOneByOne } from './RolesOneByOne';
import { useMatrixEditor } from './useMatrixEditor';
import type { ChosenCell, MatrixShown } from './shown';
import { matrixWords } from './words';

interface Props {
  matrix: Matrix;
  roles: readonly Role[];
}

/** The matrix to read, and to change for who may. */
export function MatrixView({ matrix, roles }: Props) {
  const w = useWords(matrixWords);
  const narrow = useNarrow();
  const { tell } = useNotices();
  const mayChange = useMayInCity('matrix', 'write');
  const search = useSearchMap();
  const editing = mayChange && one(search, 'edit') === 'true';
  const [cell, setCell] = useState<ChosenCell | null>(null);
  const [asked, setAsked] = useState<'save' | 'reset' | null>(null);
  const editor = useMatrixEditor(matrix, (count) => {
    setAsked(null);
    tell(w('saved', { count }));
  });
  const shown: MatrixShown = {
    roles,
    subjects: editor.read.subjects,
    rights: editor.draft,
    changed: new Set(editor.changes.map(keyOf)),
    onChoose: editing ? setCell : null,
  };
  const Shown = narrow ? RolesOneByOne : MatrixTable;
  return (
    <Page
      title={w('title')}
      lead={w('lead')}
      wide
      actions={<MatrixActions editing={editing} mayChange={mayChange} unsaved={editor.changes.length > 0} />}
    >
      <LeaveQuestion unsaved={editor.changes.length > 0} staysOnPage />
      <div className={styles.about}>
        <Tag data-color={editor.read.own ? 'accent' : 'neutral'}>
          {w(editor.read.own ? 'own' : 'product')}
        </Tag>
        <Legend />
      </div>
      {editing && <p className={styles.help}>{w('edit_help')}</p>}
      <Shown {...shown} />
      {editing && (
        <MatrixFoot editor={editor} onReview={() => setAsked('save')} onReset={() => setAsked('reset')} />
      )}
      {cell && <CellDialog cell={cell} editor={editor} onClose={() => setCell(null)} />}
      <MatrixQuestions editor={editor} roles={roles} asked={asked} onAsk={setAsked} />
    </Page>
  );
}
