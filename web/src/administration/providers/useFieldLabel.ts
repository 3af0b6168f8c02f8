import { useWords } from '@/words/words';
import { administrationWords } from '../words';
import { providersWords } from './words';

/** What a field of a provider is called. */
export function useFieldLabel(): (field: string) => string {
  const w = useWords(providersWords);
  const a = useWords(administrationWords);
  return (field) => {
    if (field === 'name') return a('name');
    return field in providersWords.entries ? w(field as 'issuer') : field;
  };
}
