import { useQuery } from '@tanstack/react-query';
import { signInPolicyQuery } from '@/api/sign_in_policy';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { Part } from './Part';
import { PolicyForm } from './PolicyForm';
import { policyWords } from './policy_words';

export function PolicyPart() {
  const w = useWords(policyWords);
  const { data: policy, error, refetch } = useQuery(signInPolicyQuery);
  return (
    <Part title={w('title')} help={w('help')}>
      {error && !policy && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!policy && !error && <Busy />}
      {policy && <PolicyForm policy={policy} />}
    </Part>
  );
}
