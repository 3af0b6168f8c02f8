import type { Account } from '@/api/accounts';
import type { Conflict } from '@/ui/ConflictDialog';
import { useWords } from '@/words/words';
import { administrationWords } from '../words';
import { type AccountField, type AccountForm, clashesOf, formOf } from './account_form';
import { useFieldLabel } from './useFieldLabel';
import { usersWords } from './words';

/** Where two have changed the same field of an account, in words. */
export function useConflicts() {
  const w = useWords(usersWords);
  const a = useWords(administrationWords);
  const label = useFieldLabel();
  const shown = (form: AccountForm, field: AccountField) => {
    if (field === 'kind') return w(form.kind);
    if (field === 'authority') return form.authority || a('all_authorities');
    return form[field];
  };
  return (read: Account, draft: AccountForm, saved: Account): Conflict[] =>
    clashesOf(read, draft, saved).map((field) => ({
      key: field,
      label: label(field),
      mine: shown(draft, field),
      theirs: shown(formOf(saved), field),
    }));
}
