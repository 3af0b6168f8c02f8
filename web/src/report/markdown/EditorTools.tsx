import { type Editor, useEditorState } from '@tiptap/react';
import { Link, Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Toolbar } from 'react-aria-components';
import { useWords } from '@/words/words';
import { LinkDialog } from './LinkDialog';
import styles from './text.module.css';
import { editorWords } from './words';
import { ToolButton } from './ToolButton';
import { tools } from './tools';

const stateOf = (editor: Editor) => ({
  on: tools.filter((tool) => tool.on(editor)).map((tool) => tool.name),
  link: editor.isActive('link'),
  undo: editor.can().undo(),
  redo: editor.can().redo(),
});

/** What can be done with the words; the arrow keys go between the buttons. */
export function EditorTools({ editor }: { editor: Editor }) {
  const w = useWords(editorWords);
  const [linking, setLinking] = useState(false);
  const state = useEditorState({ editor, selector: ({ editor: now }) => stateOf(now) });
  return (
    <>
      <Toolbar aria-label={w('tools')} className={styles.toolbar ?? ''}>
        {tools.map((tool) => (
          <ToolButton
            key={tool.name}
            label={w(tool.name)}
            keys={tool.keys}
            icon={tool.icon}
            pressed={state.on.includes(tool.name)}
            onPress={() => tool.press(editor)}
          />
        ))}
        <ToolButton label={w('link')} icon={Link} pressed={state.link} onPress={() => setLinking(true)} />
        <span className={styles.between} aria-hidden />
        <ToolButton
          label={w('undo')}
          keys="Ctrl+Z"
          icon={Undo2}
          disabled={!state.undo}
          onPress={() => editor.chain().focus().undo().run()}
        />
        <ToolButton
          label={w('redo')}
          keys="Ctrl+Y"
          icon={Redo2}
          disabled={!state.redo}
          onPress={() => editor.chain().focus().redo().run()}
        />
      </Toolbar>
      {linking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </>
  );
}
