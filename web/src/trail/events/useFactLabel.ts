import { useCallback } from 'react';
import { useWords } from '@/words/words';
import { trailFactWords } from './fact_words';

type Key = keyof typeof trailFactWords.entries;

const isKey = (key: string): key is Key & `fact_${string}` => key in trailFactWords.entries;

/** What a fact of an event is called that is no field of a register; its own name where there is no word for it. */
export function useFactLabel(): (name: string) => string {
  const w = useWords(trailFactWords);
  return useCallback(
    (name) => {
      const key = `fact_${name}`;
      return isKey(key) ? w(key) : name;
    },
    [w],
  );
}
