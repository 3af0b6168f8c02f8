import { Button } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import styles from './MatrixView.module.css';
import type { MatrixEditor } from './useMatrixEditor';
import { matrixWords } from './words';

interface Props {
  editor: MatrixEditor;
  onReview: () => void;
  onReset: () => void;
}

export function MatrixFoot({ editor, onReview, onReset }: Props) {
  const w = useWords(matrixWords);
  const count = editor.changes.length;
  return (
    <div className={styles.foot}>
      <Button disabled={count === 0} onClick={onReview}>
        {w('review')}
      </Button>
      {count > 0 && (
        <Button variant="secondary" onClick={editor.drop}>
          {w('drop')}
        </Button>
      )}
      <span role="status">{count > 0 && w('changes', { count })}</span>
      {editor.read.own && (
        <Button variant="tertiary" onClick={onReset}>
          {w('reset')}
        </Button>
      )}
    </div>
  );
}
