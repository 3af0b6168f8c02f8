import { Alert, Textarea } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import { isSave } from './isSave';
import type { EditorProps } from './TextEditor';
import styles from './text.module.css';
import { editorWords } from './words';

/** For a text with a table or something else that the editor would lose. */
export function PlainEditor({ label, start, onChange, onSave }: EditorProps) {
  const w = useWords(editorWords);
  return (
    <>
      <Alert data-color="info" data-size="sm">
        {w('as_markdown')}
      </Alert>
      <Textarea
        aria-label={label}
        className={styles.source}
        defaultValue={start}
        rows={20}
        onChange={(event) => {
          const words = event.target.value;
          onChange(() => words);
        }}
        onKeyDown={(event) => {
          if (!isSave(event)) return;
          event.preventDefault();
          onSave();
        }}
      />
    </>
  );
}
