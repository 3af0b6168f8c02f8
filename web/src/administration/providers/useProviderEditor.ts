import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeProvider, type Provider, providersQuery } from '@/api/providers';
import { Problem } from '@/api/request';
import { changesOf, formOf, rebased } from './provider_form';
import { useKeepProvider } from './useKeepProvider';

/** Edits a provider as it was read, and finds a way on where somebody else saved in between. */
export function useProviderEditor(provider: Provider, onSaved: (fields: string[]) => void) {
  const client = useQueryClient();
  const keep = useKeepProvider();
  const [read, setRead] = useState(provider);
  const [draft, setDraft] = useState(() => formOf(provider));
  const [other, setOther] = useState<Provider | null>(null);
  const take = (saved: Provider) => {
    setRead(saved);
    setDraft(formOf(saved));
  };
  const saving = useMutation({
    mutationFn: () => changeProvider(read.id, changesOf(read, draft), read.version),
    onSuccess: (saved) => {
      const fields = Object.keys(changesOf(read, draft));
      take(saved);
      keep(saved);
      onSaved(fields);
    },
    onError: async (error) => {
      if (!(error instanceof Problem) || error.status !== 412) return;
      const fresh = await client.query({ ...providersQuery, staleTime: 0 });
      setOther(fresh.find((one) => one.id === read.id) ?? null);
    },
  });
  const changed = Object.keys(changesOf(read, draft)).length > 0;
  // Saved by another part of the page: its version is the one to save upon.
  if (provider.version > read.version && !changed && !saving.isPending) take(provider);
  const settle = (mine: Set<string>) => {
    if (!other) return;
    setDraft(rebased(read, draft, other, mine));
    setRead(other);
    setOther(null);
    saving.reset();
  };
  return { read, draft, setDraft, other, setOther, saving, changed, settle };
}
