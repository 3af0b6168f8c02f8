import type { Register } from '@/api/types';
import type { FieldFault } from '@/ui/FaultSummary';
import { useWords } from '@/words/words';
import { faultsIn, longestNote, type MarkDraft, type MarkFault, whole } from './marks_form';
import { useFieldName } from './useFieldName';
import { markWords } from './words';

/** The id of a control of the form. */
export const markId = (key: number, part: MarkFault['part']) => `mark-${key}-${part}`;

/** What keeps the form from being saved, in words. */
export function useMarkFaults(register: Register, drafts: readonly MarkDraft[]): FieldFault[] {
  const w = useWords(markWords);
  const nameOf = useFieldName(register);
  return faultsIn(drafts).map(({ key, part, name }) => {
    const index = drafts.findIndex((draft) => draft.key === key);
    const what = drafts[index]?.what ?? '';
    const values = {
      mark: w('mark_number', { number: index + 1 }),
      what: nameOf(what === whole ? null : what),
      most: longestNote,
    };
    return { id: markId(key, part), text: w(name, values) };
  });
}
