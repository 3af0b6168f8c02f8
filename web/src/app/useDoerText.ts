import { useCallback } from 'react';
import type { TrailEntry } from '@/api/trail';
import { useWords } from '@/words/words';
import { doerOf } from './doer';
import { doerWords } from './doer_words';
import { usePeople } from './usePeople';

/** Who did it, by name where that is known. */
export function useDoerText(): (entry: Pick<TrailEntry, 'by' | 'account'>) => string {
  const w = useWords(doerWords);
  const people = usePeople();
  return useCallback(
    ({ by, account }) => {
      const doer = doerOf(by, account);
      if (doer.kind !== 'person') return w(`by_${doer.kind}`, { name: doer.name });
      const name = (account && people.ofAccount(account)) ?? doer.name;
      if (doer.instead === null) return name;
      return w('by_instead', { name, instead: people.ofLogin(doer.instead) ?? doer.instead });
    },
    [w, people],
  );
}
