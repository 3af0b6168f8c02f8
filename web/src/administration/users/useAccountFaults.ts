import { useWords } from '@/words/words';
import { useFaults } from '../useFaults';
import { administrationWords } from '../words';
import { type AccountFault, accountFields, type AccountForm, faultsOf } from './account_form';
import { usersWords } from './words';

/** What is wrong with an account's form, in words. `check` looks, and tells whether it may be sent. */
export function useAccountFaults(refusal: unknown) {
  const w = useWords(usersWords);
  const a = useWords(administrationWords);
  const { faults, setFound, rest } = useFaults(accountFields, refusal);
  const say = (fault: AccountFault) => {
    if (fault === 'name_lacks') return a('fill_in', { field: a('name').toLowerCase() });
    if (fault === 'login_lacks') return a('fill_in', { field: w('login').toLowerCase() });
    return w(fault);
  };
  const check = (form: AccountForm) => {
    const found = faultsOf(form);
    setFound(new Map([...found].map(([field, fault]) => [field, say(fault)])));
    return found.size === 0;
  };
  return { faults, check, rest };
}
