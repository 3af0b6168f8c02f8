import { Button } from '@digdir/designsystemet-react';
import { Pencil, Printer } from 'lucide-react';
import { useChangeSearch } from '@/app/useChangeSearch';
import { useWords } from '@/words/words';
import styles from './MatrixView.module.css';
import { matrixWords } from './words';

interface Props {
  editing: boolean;
  mayChange: boolean;
  unsaved: boolean;
}

export function MatrixActions({ editing, mayChange, unsaved }: Props) {
  const w = useWords(matrixWords);
  const change = useChangeSearch();
  return (
    <>
      {mayChange && !editing && (
        <Button className={styles.screen} onClick={() => change({ edit: 'true' })}>
          <Pencil aria-hidden size={16} />
          {w('edit')}
        </Button>
      )}
      {editing && (
        <Button
          variant="secondary"
          className={styles.screen}
          disabled={unsaved}
          onClick={() => change({ edit: '' })}
        >
          {w('stop')}
        </Button>
      )}
      <Button variant="secondary" className={styles.screen} onClick={() => window.print()}>
        <Printer aria-hidden size={16} />
        {w('print')}
      </Button>
    </>
  );
}
