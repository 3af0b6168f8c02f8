import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { sendEvidence } from '@/api/evidence';
import { recordsChanged } from '@/api/records';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import { evidenceWords } from './words';

/** Sends the bytes of a piece of evidence, tells how far they have come, and can be stopped. */
export function useSendFile() {
  const w = useWords(evidenceWords);
  const { authority } = useIncident().at;
  const client = useQueryClient();
  const { tell } = useNotices();
  const [part, setPart] = useState<number | null>(null);
  const under = useRef<AbortController>(null);
  useEffect(() => () => under.current?.abort(), []);
  const send = async (id: string, file: File): Promise<void> => {
    const left = new AbortController();
    under.current = left;
    setPart(0);
    try {
      await sendEvidence(id, authority, file, setPart, left.signal);
      tell(w('kept', { file: file.name }));
    } finally {
      setPart(null);
      void recordsChanged(client);
    }
  };
  return { send, part, stop: () => under.current?.abort() };
}
