import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Modal } from '@/ui/Modal';
import { useWords } from '@/words/words';
import { changesOf } from './changes';
import { ChangeTable } from './ChangeTable';
import styles from './SettingsConflict.module.css';
import type { useSettingsEditor } from './useSettingsEditor';
import { settingsWords } from './words';

interface Props {
  editor: ReturnType<typeof useSettingsEditor>;
  onDone: (keepMine: boolean) => void;
}

/** Somebody else saved in between: both sets of changes beside each other, and a way on without losing one's own. */
export function SettingsConflict({ editor, onDone }: Props) {
  const w = useWords(settingsWords);
  const theirs = editor.other ? changesOf(editor.read.settings, editor.other.settings) : [];
  return (
    <Modal
      open
      wide
      title={w('conflict')}
      onClose={editor.leaveConflict}
      actions={
        <>
          <Button type="button" onClick={() => onDone(true)}>
            {w('keep_mine')}
          </Button>
          <Button type="button" variant="secondary" data-color="danger" onClick={() => onDone(false)}>
            {w('take_theirs')}
          </Button>
        </>
      }
    >
      <Paragraph>{w('conflict_help')}</Paragraph>
      <div className={styles.sides}>
        <section>
          <Heading level={3} data-size="2xs">
            {w('mine')}
          </Heading>
          <ChangeTable title={w('mine')} changes={editor.changes} />
        </section>
        <section>
          <Heading level={3} data-size="2xs">
            {w('theirs')}
          </Heading>
          <ChangeTable title={w('theirs')} changes={theirs} />
        </section>
      </div>
    </Modal>
  );
}
