import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { giveRole } from '@/api/assignments';
import { Problem } from '@/api/request';
import { useAuthority } from '@/app/place';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { emptyForm, faultsOf, orderOf, type RoleField, type RoleForm } from './role_form';
import { useRoleName } from './useRoleName';
import { useRolesChanged } from './useRolesChanged';
import { rolesWords } from './words';

const labels = { account: 'person', role: 'role', unit: 'unit', object: 'object', to: 'to' } as const;

/** The form of a role to give: what stands in it, what is wrong, and the way to send it. */
export function useGiveRole(account: string, onDone: (account: string) => void) {
  const w = useWords(rolesWords);
  const { code } = useAuthority();
  const { tell } = useNotices();
  const roleName = useRoleName();
  const rolesChanged = useRolesChanged();
  const [form, setForm] = useState<RoleForm>(() => emptyForm(account));
  const [tried, setTried] = useState(false);
  const saving = useMutation({
    mutationFn: () => giveRole(orderOf(form, code)),
    onSuccess: async (made) => {
      tell(w('given', { name: made.name, role: roleName(made.role) }));
      await rolesChanged();
      onDone(made.account);
    },
  });
  const say = (field: RoleField, fault: 'lacks' | 'bad_order') =>
    fault === 'bad_order' ? w('bad_order') : w('fill_in', { field: w(labels[field]).toLowerCase() });
  const found = new Map([...faultsOf(form)].map(([field, fault]) => [field, say(field, fault)]));
  const refused = saving.error instanceof Problem ? saving.error.byField() : new Map<string, string>();
  for (const [name, field] of [['ends_at', 'to'] as const]) {
    const text = refused.get(name);
    if (text) refused.set(field, text);
  }
  const said = (Object.keys(labels) as RoleField[]).flatMap((field) => {
    const text = found.get(field) ?? refused.get(field);
    return text ? [[field, text] as const] : [];
  });
  const faults = new Map(tried ? said : []);
  return {
    form,
    change: (part: Partial<RoleForm>) => setForm({ ...form, ...part }),
    faults,
    rest: faults.size > 0 ? null : saving.error,
    unsaved: JSON.stringify(form) !== JSON.stringify(emptyForm(account)) && !saving.isSuccess,
    pending: saving.isPending,
    submit: () => {
      setTried(true);
      if (found.size === 0) saving.mutate();
      else saving.reset();
    },
  };
}
