import { Paragraph } from '@digdir/designsystemet-react';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { ChangeTable } from './ChangeTable';
import type { useSettingsEditor } from './useSettingsEditor';
import { settingsWords } from './words';

interface Props {
  editor: ReturnType<typeof useSettingsEditor>;
  asked: 'save' | 'reset' | null;
  onClose: () => void;
}

/** Before values are derived again everywhere. */
export function SettingsQuestions({ editor, asked, onClose }: Props) {
  const w = useWords(settingsWords);
  const common = { onClose, pending: editor.saving.isPending, error: editor.saving.error };
  return (
    <>
      <Question
        {...common}
        open={asked === 'save'}
        title={w('question')}
        yes={w('question_yes')}
        onYes={() => editor.saving.mutate(editor.wanted)}
      >
        <Paragraph>{w('question_help')}</Paragraph>
        {editor.changes.length > 0 && <ChangeTable title={w('mine')} changes={editor.changes} />}
      </Question>
      <Question
        {...common}
        danger
        open={asked === 'reset'}
        title={w('reset_question')}
        yes={w('reset')}
        onYes={() => editor.saving.mutate(null)}
      >
        <Paragraph>{w('reset_help')}</Paragraph>
      </Question>
    </>
  );
}
