import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeRecord, recordsChanged, type Values } from '@/api/records';
import type { Candidate, DeskCase } from '@/api/unreported';
import { useUndo } from '@/registers/useUndo';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { unreportedWords } from './words';

export interface Decision {
  case: DeskCase;
  /** The report of the same event; null: there is none. */
  incident: Candidate['incident'] | null;
}

/** Says of a case which report it is, or that it has none; with a way back. */
export function useDecide(authority: string) {
  const w = useWords(unreportedWords);
  const client = useQueryClient();
  const { tell } = useNotices();
  const undo = useUndo();
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const put = (id: string, version: number, values: Values) =>
    changeRecord({ register: 'desk-cases', id, authority }, version, values);
  const takeBack = async (id: string, version: number) => {
    await put(id, version, { match: null, incident: null });
    setDecided((all) => new Set([...all].filter((one) => one !== id)));
  };
  const deciding = useMutation({
    mutationFn: ({ case: { id, version }, incident }: Decision) =>
      put(id, version, incident ? { match: 'same', incident: incident.id } : { match: 'other' }),
    onSuccess: (saved, { case: of, incident }) => {
      setDecided((all) => new Set([...all, of.id]));
      const number = of.number ?? '';
      const told = incident
        ? w('told_same', { number, reference: incident.reference })
        : w('told_none', { number });
      tell(
        told,
        undo(() => takeBack(of.id, saved.version)),
      );
    },
    // Not waited for: who answers by key answers the next one at once.
    onSettled: () => void recordsChanged(client),
  });
  return { decided, decide: deciding.mutate, deciding };
}
