import { Button } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import styles from './SettingsEditor.module.css';
import type { useSettingsEditor } from './useSettingsEditor';
import { settingsWords } from './words';

interface Props {
  editor: ReturnType<typeof useSettingsEditor>;
  onReset: () => void;
}

/** Follows along at the foot of the window, since the form is long. */
export function SettingsFoot({ editor, onReset }: Props) {
  const w = useWords(settingsWords);
  return (
    <div className={styles.foot}>
      <Button type="submit" disabled={!editor.unsaved}>
        {w('review')}
      </Button>
      {editor.unsaved && (
        <Button type="button" variant="secondary" onClick={editor.drop}>
          {w('drop')}
        </Button>
      )}
      <span role="status">
        {editor.unsaved && w('changed', { count: Math.max(1, editor.changes.length) })}
      </span>
      {editor.read.own && (
        <Button type="button" variant="tertiary" onClick={onReset}>
          {w('reset')}
        </Button>
      )}
    </div>
  );
}
