import { useWords } from '@/words/words';
import type { Change } from './changes';
import { anyMethod } from './draft';
import { settingsWords } from './words';

/** What it is that changes, in words. */
export function useChangeLabel(): (change: Change) => string {
  const w = useWords(settingsWords);
  const named = (method: string) => (method === anyMethod ? w('method_any') : method);
  return (change) => {
    switch (change.part) {
      case 'method':
        return w('part_method');
      case 'obligatory_practices':
        return w('practices');
      case 'authority_kinds':
        return w('kinds');
      case 'level_sv':
      case 'level_en':
        return w(`part_${change.part}`, {
          method: named(change.method),
          scale: w(change.scale).toLowerCase(),
          value: change.value,
        });
      default:
        return w(`part_${change.part}`, { method: named(change.method) });
    }
  };
}
