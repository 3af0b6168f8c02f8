import { Alert, Paragraph } from '@digdir/designsystemet-react';
import type { Role } from '@/api/access';
import { hasRole } from '@/app/rights';
import { useSession } from '@/app/session';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { ChangeTable } from './ChangeTable';
import { MatrixConflict } from './MatrixConflict';
import type { MatrixEditor } from './useMatrixEditor';
import { matrixWords } from './words';

type Asked = 'save' | 'reset' | null;

interface Props {
  editor: MatrixEditor;
  roles: readonly Role[];
  asked: Asked;
  onAsk: (asked: Asked) => void;
}

/** What changes, before it is saved for everybody. */
export function MatrixQuestions({ editor, roles, asked, onAsk }: Props) {
  const w = useWords(matrixWords);
  const session = useSession();
  const { saving, changes, other, draft } = editor;
  const own = hasRole(
    session,
    changes.map((change) => change.role),
  );
  const close = () => {
    onAsk(null);
    saving.reset();
  };
  if (other) return <MatrixConflict editor={editor} other={other} roles={roles} onDone={() => onAsk(null)} />;
  const common = { onClose: close, pending: saving.isPending, error: saving.error };
  return (
    <>
      <Question
        {...common}
        open={asked === 'save'}
        title={w('question')}
        yes={w('question_yes')}
        onYes={() => saving.mutate(draft)}
      >
        <Paragraph>{w('question_help')}</Paragraph>
        {own && <Alert data-color="warning">{w('question_own')}</Alert>}
        <ChangeTable changes={changes} roles={roles} subjects={editor.read.subjects} />
      </Question>
      <Question
        {...common}
        danger
        open={asked === 'reset'}
        title={w('reset_question')}
        yes={w('reset')}
        onYes={() => saving.mutate(null)}
      >
        <Paragraph>{w('reset_help')}</Paragraph>
      </Question>
    </>
  );
}
