import type { Provider } from '@/api/providers';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { ConflictDialog } from '@/ui/ConflictDialog';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { administrationWords } from '../words';
import { ProviderBody } from './ProviderBody';
import { useConflicts } from './useConflicts';
import { useFieldLabel } from './useFieldLabel';
import { useProviderEditor } from './useProviderEditor';
import { providersWords } from './words';

export function ProviderEditor({ provider }: { provider: Provider }) {
  const w = useWords(providersWords);
  const a = useWords(administrationWords);
  const { tell } = useNotices();
  const label = useFieldLabel();
  const editor = useProviderEditor(provider, (fields) =>
    tell(w('saved', { fields: fields.map((field) => label(field).toLowerCase()).join(', ') })),
  );
  const { read, draft, other, saving, changed } = editor;
  const conflicts = useConflicts(read, draft, other);
  const send = () => {
    if (changed) saving.mutate();
    else tell(w('nothing_changed'));
  };
  return (
    <>
      <LeaveQuestion unsaved={changed} />
      <ProviderBody
        form={draft}
        hasSecret={read.has_secret}
        send={a('save')}
        pending={saving.isPending}
        error={other ? null : saving.error}
        onChange={editor.setDraft}
        onSend={send}
      />
      {other && (
        <ConflictDialog
          conflicts={conflicts}
          onChoose={editor.settle}
          onClose={() => editor.setOther(null)}
        />
      )}
    </>
  );
}
