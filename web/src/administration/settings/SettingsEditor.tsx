import { Alert, Tag } from '@digdir/designsystemet-react';
import { type SyntheticEvent, useState } from 'react';
import type { KeptSettings } from '@/api/settings';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { useMayInCity } from '@/app/useMay';
import { FaultSummary } from '@/ui/FaultSummary';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { administrationWords } from '../words';
import { faultsOf } from './faults';
import { SettingsConflict } from './SettingsConflict';
import { SettingsFields } from './SettingsFields';
import { SettingsFoot } from './SettingsFoot';
import { SettingsQuestions } from './SettingsQuestions';
import styles from './SettingsEditor.module.css';
import { useSettingsEditor } from './useSettingsEditor';
import { settingsWords } from './words';

export function SettingsEditor({ kept }: { kept: KeptSettings }) {
  const w = useWords(settingsWords);
  const a = useWords(administrationWords);
  const { tell } = useNotices();
  const [asked, setAsked] = useState<'save' | 'reset' | null>(null);
  const [tried, setTried] = useState(false);
  const editor = useSettingsEditor(kept, (count) => {
    setAsked(null);
    tell(w('saved', { count }));
  });
  const readOnly = !useMayInCity('settings', 'write');
  const found = faultsOf(editor.draft);
  const faults = new Map([...found].map(([id, { word, most = 0 }]) => [id, w(word, { most })]));
  const shown = tried ? faults : new Map<string, string>();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(faults.size > 0);
    if (faults.size === 0 && editor.unsaved) setAsked('save');
  };
  const close = () => {
    setAsked(null);
    editor.saving.reset();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <LeaveQuestion unsaved={editor.unsaved} />
      <div>
        <Tag data-color={editor.read.own ? 'accent' : 'neutral'}>
          {w(editor.read.own ? 'own' : 'product')}
        </Tag>
      </div>
      {readOnly && <Alert data-color="info">{w('only_read')}</Alert>}
      <FaultSummary title={a('faults')} faults={[...shown].map(([id, text]) => ({ id, text }))} />
      <SettingsFields
        draft={editor.draft}
        faults={shown}
        readOnly={readOnly}
        onChange={(part) => editor.setDraft({ ...editor.draft, ...part })}
      />
      {!readOnly && <SettingsFoot editor={editor} onReset={() => setAsked('reset')} />}
      {!editor.other && <SettingsQuestions editor={editor} asked={asked} onClose={close} />}
      {editor.other && (
        <SettingsConflict
          editor={editor}
          onDone={(keepMine) => {
            setAsked(null);
            editor.settle(keepMine);
          }}
        />
      )}
    </form>
  );
}
