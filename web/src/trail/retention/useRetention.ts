import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '@/api/request';
import { type KeptSettings, type Retention, saveSettings, settingsQuery } from '@/api/settings';
import { changesOf, mergedWith, retentionOf, type TermChange, termsOf } from './terms';

const retentionIn = (kept: KeptSettings): Retention => kept.settings.retention ?? {};

/** The terms as they are being edited, and a way on where somebody else saved in between. */
export function useRetention(kept: KeptSettings, onSaved: (changes: TermChange[]) => void) {
  const client = useQueryClient();
  const [read, setRead] = useState(kept);
  const [terms, setTerms] = useState(() => termsOf(retentionIn(kept)));
  const [theirs, setTheirs] = useState<KeptSettings | null>(null);
  const wanted = retentionOf(terms);
  const changes = changesOf(retentionIn(read), wanted);
  const fetchNow = () => client.query({ ...settingsQuery, staleTime: 0 });
  const begin = (from: KeptSettings, retention: Retention) => {
    setRead(from);
    setTerms(termsOf(retention));
    setTheirs(null);
  };
  const saving = useMutation({
    mutationFn: () => saveSettings({ ...read.settings, retention: wanted }, read.version),
    onSuccess: async () => {
      const saved = await fetchNow();
      begin(saved, retentionIn(saved));
      onSaved(changes);
    },
    onError: async (error) => {
      if (error instanceof Problem && error.status === 412) setTheirs(await fetchNow());
    },
  });
  const settle = (mine: Set<string>) => {
    if (!theirs) return;
    begin(theirs, mergedWith(retentionIn(read), wanted, retentionIn(theirs), mine));
    saving.reset();
  };
  return {
    terms,
    setTerms,
    wanted,
    changes,
    before: retentionIn(read),
    saving,
    theirs: theirs && retentionIn(theirs),
    settle,
    leaveConflict: () => setTheirs(null),
    drop: () => setTerms(termsOf(retentionIn(read))),
  };
}

export type RetentionEditor = ReturnType<typeof useRetention>;
