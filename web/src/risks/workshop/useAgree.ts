import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { recordQuery } from '@/api/records';
import { Problem } from '@/api/request';
import type { RegisterRecord } from '@/api/types';
import { agree, type Agreement, type LedRisk } from '@/api/workshops';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { leadWords } from './lead_words';
import { useTakeIn } from './useLead';

/** Writes what was agreed on into the risk. `saved` is the risk as somebody else has left it in between. */
export function useAgree(authority: string, id: string, risk: LedRisk, onDone: () => void) {
  const w = useWords(leadWords);
  const client = useQueryClient();
  const { tell } = useNotices();
  const [saved, setSaved] = useState<RegisterRecord | null>(null);
  const { stopAsking, takeIn } = useTakeIn(authority, id);
  const writing = useMutation({
    mutationFn: async (agreement: Agreement) => {
      await stopAsking();
      return agree(authority, id, agreement);
    },
    onSuccess: (workshop, { likelihood, impact }) => {
      tell(w('agreed_told', { event: risk.event ?? risk.reference, value: likelihood * impact }));
      onDone();
      takeIn(workshop);
      void client.invalidateQueries({ queryKey: ['records'] });
    },
    onError: async (error) => {
      if (!(error instanceof Problem) || error.status !== 412) return;
      const at = { register: 'risks', id: risk.id, authority };
      setSaved(await client.query({ ...recordQuery(at), staleTime: 0 }));
    },
  });
  const settle = () => {
    setSaved(null);
    writing.reset();
  };
  return { writing, saved, settle };
}
