import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Goes, Stays } from '@/api/persons';
import { registersQuery } from '@/api/registers';
import { useSay, useWords } from '@/words/words';
import { removalWords } from './words';

/** Where something lies that goes or stays: a register, the search, the account … */
export function useWhere(): (one: Goes | Stays) => string {
  const w = useWords(removalWords);
  const say = useSay();
  const { data: registers } = useQuery(registersQuery);
  return useCallback(
    ({ part, register: name }) => {
      const register = registers?.find((one) => one.name === name);
      const plural = register ? say(register.label_plural) : (name ?? '');
      if (part === 'records') return plural;
      return plural ? `${w(`part_${part}`)}: ${plural}` : w(`part_${part}`);
    },
    [registers, say, w],
  );
}
