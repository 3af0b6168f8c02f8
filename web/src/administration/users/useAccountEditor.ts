import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Account, accountsQuery, changeAccount } from '@/api/accounts';
import { Problem } from '@/api/request';
import { changesOf, formOf, rebased } from './account_form';

/** Edits an account as it was read, and finds a way on where somebody else saved in between. */
export function useAccountEditor(account: Account, onSaved: (fields: string[]) => void) {
  const client = useQueryClient();
  const [read, setRead] = useState(account);
  const [draft, setDraft] = useState(formOf(account));
  const [other, setOther] = useState<Account | null>(null);
  const take = (saved: Account) => {
    setRead(saved);
    setDraft(formOf(saved));
  };
  const keep = (saved: Account) =>
    client.setQueryData(accountsQuery.queryKey, (all) =>
      all?.map((one) => (one.id === saved.id ? saved : one)),
    );
  const saving = useMutation({
    mutationFn: () => changeAccount(read.id, changesOf(read, draft), read.version),
    onSuccess: (saved) => {
      const fields = Object.keys(changesOf(read, draft));
      take(saved);
      keep(saved);
      onSaved(fields);
    },
    onError: async (error) => {
      if (!(error instanceof Problem) || error.status !== 412) return;
      const fresh = await client.query({ ...accountsQuery, staleTime: 0 });
      setOther(fresh.find((one) => one.id === read.id) ?? null);
    },
  });
  const changed = Object.keys(changesOf(read, draft)).length > 0;
  // Saved by another part of the page: its version is the one to save upon.
  if (account.version > read.version && !changed && !saving.isPending) take(account);
  const settle = (mine: Set<string>) => {
    if (!other) return;
    setDraft(rebased(read, draft, other, mine));
    setRead(other);
    setOther(null);
    saving.reset();
  };
  return { read, draft, setDraft, other, setOther, saving, changed, settle };
}
