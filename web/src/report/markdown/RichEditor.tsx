import { EditorContent, type JSONContent, useEditor } from '@tiptap/react';
import { useEffect, useRef } from 'react';
import { documentOf } from './documentOf';
import { EditorTools } from './EditorTools';
import { extensions } from './extensions';
import { isSave } from './isSave';
import { markdownOf } from './markdownOf';
import { pasted } from './pasted';
import type { EditorProps } from './TextEditor';
import styles from './text.module.css';

export function RichEditor({ label, start, onChange, onSave }: EditorProps) {
  const latest = useRef({ onChange, onSave });
  useEffect(() => {
    latest.current = { onChange, onSave };
  });
  const editor = useEditor({
    extensions,
    content: documentOf(start),
    // The page's policy lets no style in that is not of its own files.
    injectCSS: false,
    editorProps: {
      attributes: {
        class: styles.editor ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
      },
      transformPastedHTML: pasted,
      handleKeyDown: (_, event) => {
        if (!isSave(event)) return false;
        event.preventDefault();
        latest.current.onSave();
        return true;
      },
    },
    onUpdate: ({ editor: { state } }) => {
      const document = state.doc;
      latest.current.onChange(() => markdownOf(document.toJSON() as JSONContent));
    },
  });
  return (
    <div className={styles.frame}>
      <EditorTools editor={editor} />
      <EditorContent editor={editor} />
    </div>
  );
}
