import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '@/api/request';
import { type KeptPolicy, saveSignInPolicy, signInPolicyQuery } from '@/api/sign_in_policy';

/** Edits the demand as it was read; where somebody else saved in between, `other` tells what holds now. */
export function usePolicyEditor(policy: KeptPolicy, onSaved: (roles: string[]) => void) {
  const client = useQueryClient();
  const [read, setRead] = useState(policy);
  const [chosen, setChosen] = useState(policy.second_factor_roles);
  const [other, setOther] = useState<string[] | null>(null);
  const fetchNow = () => client.query({ ...signInPolicyQuery, staleTime: 0 });
  const saving = useMutation({
    mutationFn: () => saveSignInPolicy({ second_factor_roles: chosen }, read.version),
    onSuccess: async () => {
      setOther(null);
      onSaved(chosen);
      setRead(await fetchNow());
    },
    onError: async (error) => {
      if (!(error instanceof Problem) || error.status !== 412) return;
      const fresh = await fetchNow();
      setRead(fresh);
      setOther(fresh.second_factor_roles);
    },
  });
  const choose = (role: string, on: boolean) => {
    const rest = chosen.filter((one) => one !== role);
    setChosen(on ? [...rest, role] : rest);
  };
  const sorted = (roles: readonly string[]) => roles.toSorted().join();
  return {
    chosen,
    choose,
    other,
    saving,
    unsaved: sorted(chosen) !== sorted(read.second_factor_roles),
    refusal: other ? null : saving.error,
  };
}
