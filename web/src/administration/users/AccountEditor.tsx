import { Button } from '@digdir/designsystemet-react';
import type { SyntheticEvent } from 'react';
import type { Account } from '@/api/accounts';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { ConflictDialog } from '@/ui/ConflictDialog';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import form from '../FormPage.module.css';
import { administrationWords } from '../words';
import { AccountFaults } from './AccountFaults';
import { AccountFields } from './AccountFields';
import { useAccountEditor } from './useAccountEditor';
import { useAccountFaults } from './useAccountFaults';
import { useConflicts } from './useConflicts';
import { useFieldLabel } from './useFieldLabel';
import { usersWords } from './words';

export function AccountEditor({ account }: { account: Account }) {
  const w = useWords(usersWords);
  const a = useWords(administrationWords);
  const { tell } = useNotices();
  const label = useFieldLabel();
  const conflictsOf = useConflicts();
  const editor = useAccountEditor(account, (fields) =>
    tell(w('saved', { fields: fields.map((field) => label(field).toLowerCase()).join(', ') })),
  );
  const { draft, other, saving } = editor;
  const { faults, check, rest } = useAccountFaults(other ? null : saving.error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!check(draft)) saving.reset();
    else if (editor.changed) saving.mutate();
    else tell(w('nothing_changed'));
  };
  return (
    <form className={form.form} onSubmit={submit} noValidate>
      <LeaveQuestion unsaved={editor.changed} />
      <AccountFaults faults={faults} rest={rest} />
      <AccountFields
        isNew={false}
        form={draft}
        faults={faults}
        onChange={(part) => editor.setDraft({ ...draft, ...part })}
      />
      <div className={form.foot}>
        <Button type="submit" loading={saving.isPending}>
          {a('save')}
        </Button>
      </div>
      {other && (
        <ConflictDialog
          conflicts={conflictsOf(editor.read, draft, other)}
          onChoose={editor.settle}
          onClose={() => editor.setOther(null)}
        />
      )}
    </form>
  );
}
