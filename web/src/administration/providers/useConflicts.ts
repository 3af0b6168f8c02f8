import type { Provider } from '@/api/providers';
import type { Conflict } from '@/ui/ConflictDialog';
import { useWords } from '@/words/words';
import { clashesOf, formOf, type ProviderField, type ProviderForm } from './provider_form';
import { useFieldLabel } from './useFieldLabel';
import { useGrantWords } from './useGrantWords';
import { providersWords } from './words';

/** Where two have changed the same field of a provider, in words. */
export function useConflicts(read: Provider, draft: ProviderForm, saved: Provider | null): Conflict[] {
  const w = useWords(providersWords);
  const label = useFieldLabel();
  const { role, where } = useGrantWords([...draft.role_mapping, ...(saved?.role_mapping ?? [])]);
  const shown = (form: ProviderForm, field: ProviderField) => {
    if (field === 'role_mapping') {
      return form.role_mapping.map((rule) => `${rule.value}: ${role(rule.role)}, ${where(rule)}`).join('\n');
    }
    if (field === 'newcomers') return w(form.newcomers === 'create' ? 'create_newcomer' : 'refuse');
    return form[field];
  };
  if (!saved) return [];
  return clashesOf(read, draft, saved).map((field) => ({
    key: field,
    label: label(field),
    mine: shown(draft, field),
    theirs: shown(formOf(saved), field),
  }));
}
