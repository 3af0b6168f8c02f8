import type { Register } from '@/api/types';
import { useMay } from '@/app/useMay';
import { one } from '@/app/search';
import { withValue } from './address';
import { usePlace } from './usePlace';

/** Whether the list shows what is secret, for who may see it. */
export function useSecrets(register: Register) {
  const may = useMay('secrecy', 'read');
  const { search, go } = usePlace(register);
  return {
    may,
    shown: may && one(search, 'secrets') === 'shown',
    show: (on: boolean) => go(withValue(search, 'secrets', on ? 'shown' : '')),
  };
}
