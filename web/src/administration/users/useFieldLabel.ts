import { useWords } from '@/words/words';
import { administrationWords } from '../words';
import { usersWords } from './words';

/** What a field of an account is called. */
export function useFieldLabel(): (field: string) => string {
  const w = useWords(usersWords);
  const a = useWords(administrationWords);
  return (field) => {
    if (field === 'name' || field === 'authority') return a(field);
    if (field === 'kind' || field === 'named_as' || field === 'login') return w(field);
    return field;
  };
}
