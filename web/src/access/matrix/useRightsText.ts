import { useCallback } from 'react';
import type { Cell } from '@/api/matrix';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { groupsOf } from './cells';
import { matrixWords } from './words';

/** A cell in words, as it is read aloud: "läsa och ändra: del; exportera: allt". */
export function useRightsText(): (cell: Cell) => string {
  const w = useWords(matrixWords);
  const { locale } = useFormats();
  return useCallback(
    (cell: Cell) => {
      const listed = new Intl.ListFormat(locale, { type: 'conjunction' });
      const groups = groupsOf(cell).map(({ scope, actions }) => {
        const verbs = listed.format(actions.map((action) => w(action).toLocaleLowerCase(locale)));
        return `${verbs}: ${w(`scope_${scope}`).toLocaleLowerCase(locale)}`;
      });
      return groups.join('; ') || w('nothing');
    },
    [w, locale],
  );
}
