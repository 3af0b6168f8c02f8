import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Address, recordsChanged, recordQuery } from '@/api/records';
import { Problem } from '@/api/request';
import { markSecret, marksOf, type NewMark, type SecrecyMark } from '@/api/secrecy';
import type { Register, RegisterRecord } from '@/api/types';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { useUndo } from '../useUndo';
import { byHand, changesOf, draftsOf, marksIn, mergedMarks, type MarkChanges } from './marks_form';
import { useFieldName } from './useFieldName';
import { markWords } from './words';

interface Base {
  marks: SecrecyMark[];
  version: number;
}

const baseOf = (record: RegisterRecord): Base => ({
  marks: byHand(marksOf(record) ?? []),
  version: record.version,
});

/** Marks as they are written, saved over those that were read, or put together with what somebody else has saved. */
export function useMarking(register: Register, at: Address, record: RegisterRecord, onDone: () => void) {
  const client = useQueryClient();
  const { tell } = useNotices();
  const w = useWords(markWords);
  const undo = useUndo();
  const said = useSaid(register);
  const [base, setBase] = useState(() => baseOf(record));
  const [drafts, setDrafts] = useState(() => draftsOf(base.marks));
  const [other, setOther] = useState<Base | null>(null);
  const mine = marksIn(drafts);
  const changes = changesOf(base.marks, mine);
  const unsaved = changes.marked.length + changes.unmarked.length > 0;
  const meet = async () => {
    const saved = await client.query({ ...recordQuery(at), staleTime: 0 });
    setOther(baseOf(saved));
  };
  const saving = useMutation({
    mutationFn: async (marks: NewMark[]) => {
      try {
        return await markSecret(at, base.version, marks);
      } catch (error) {
        if (error instanceof Problem && error.status === 412) return meet();
        throw error;
      }
    },
    onSuccess: (made) => {
      if (!made) return;
      tell(
        w('saved', { changes: said(changes) }),
        undo(() => markSecret(at, made.version, marksIn(draftsOf(base.marks)))),
      );
      onDone();
      void recordsChanged(client);
    },
  });
  const choose = (chosen: (string | null)[]) => {
    if (!other) return;
    setDrafts(draftsOf(mergedMarks(base.marks, mine, other.marks, chosen)));
    setBase(other);
    setOther(null);
  };
  return { base, drafts, setDrafts, mine, other, unsaved, saving, choose, forget: () => setOther(null) };
}

/** What was changed of the marks, in words. */
function useSaid(register: Register) {
  const w = useWords(markWords);
  const nameOf = useFieldName(register);
  return ({ marked, unmarked }: MarkChanges) => {
    const names = (fields: (string | null)[]) => fields.map(nameOf).join(', ');
    return [
      marked.length > 0 && w('marked_now', { names: names(marked) }),
      unmarked.length > 0 && w('unmarked_now', { names: names(unmarked) }),
    ]
      .filter(Boolean)
      .join(' ');
  };
}
