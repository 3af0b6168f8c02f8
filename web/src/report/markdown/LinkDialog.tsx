import { Button, Textfield } from '@digdir/designsystemet-react';
import type { Editor } from '@tiptap/react';
import { type SyntheticEvent, useState } from 'react';
import { Modal } from '@/ui/Modal';
import { useWords } from '@/words/words';
import { addressWritten } from './addressWritten';
import { editorWords } from './words';

interface Props {
  editor: Editor;
  onClose: () => void;
}

/** Where the marked words lead; without marked words the address itself is written. */
export function LinkDialog({ editor, onClose }: Props) {
  const w = useWords(editorWords);
  const before: unknown = editor.getAttributes('link').href;
  const linked = typeof before === 'string';
  const [written, setWritten] = useState(linked ? before : '');
  const [tried, setTried] = useState(false);
  const address = addressWritten(written);
  const leave = () => {
    onClose();
    setTimeout(() => editor.commands.focus());
  };
  const remove = () => {
    editor.chain().extendMarkRange('link').unsetLink().run();
    leave();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!address) return;
    if (editor.state.selection.empty && !linked) {
      const marks = [{ type: 'link', attrs: { href: address } }];
      editor.chain().insertContent({ type: 'text', text: address, marks }).run();
    } else {
      editor.chain().extendMarkRange('link').setLink({ href: address }).run();
    }
    leave();
  };
  return (
    <Modal
      open
      title={w('link')}
      onClose={leave}
      actions={
        <>
          <Button type="submit" form="link-form">
            {w('link_set')}
          </Button>
          {linked && (
            <Button variant="secondary" onClick={remove}>
              {w('link_remove')}
            </Button>
          )}
        </>
      }
    >
      <form id="link-form" onSubmit={submit} noValidate>
        <Textfield
          label={w('link_address')}
          description={w('link_help')}
          value={written}
          error={tried && !address ? w('link_wrong') : undefined}
          onChange={(event) => setWritten(event.target.value)}
        />
      </form>
    </Modal>
  );
}
