import { useQuery } from '@tanstack/react-query';
import { accountsQuery } from '@/api/accounts';
import { useAuthority } from '@/app/place';
import { useTitles } from '@/kinds/reference/useReference';
import { useWords } from '@/words/words';
import type { RoleForm } from './role_form';
import type { RolePlace } from './usePlaceText';
import { rolesWords } from './words';

/** Whom and where a form speaks of, for the sentences beside it. */
export function useChosenPlace(form: RoleForm): { place: RolePlace; who: string } {
  const w = useWords(rolesWords);
  const { code } = useAuthority();
  const { data: accounts } = useQuery(accountsQuery);
  const titles = useTitles('units', form.unit ? [form.unit] : []);
  const name = titles[form.unit];
  const inUnit = form.extent === 'unit' && name !== undefined;
  const ofObject = form.extent === 'object' && form.object !== '';
  return {
    who: accounts?.find((one) => one.id === form.account)?.name ?? w('who'),
    place: {
      authority: form.extent === 'city' ? null : code,
      unit: inUnit ? { id: form.unit, code: '', name } : null,
      object: ofObject ? { register: form.register, id: form.object } : null,
    },
  };
}
