import { useCallback } from 'react';
import { fieldOf } from '@/api/registers';
import type { Register } from '@/api/types';
import { useSay, useWords } from '@/words/words';
import { markWords } from './words';

/** What a mark is on, in words; null is the whole record. */
export function useFieldName(register: Register): (name: string | null) => string {
  const w = useWords(markWords);
  const say = useSay();
  return useCallback(
    (name) => {
      if (name === null) return w('whole_record');
      const field = fieldOf(register, name);
      return field ? say(field.label) : name;
    },
    [register, say, w],
  );
}
