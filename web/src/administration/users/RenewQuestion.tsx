import { Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Account, accountsKey, renewPassword } from '@/api/accounts';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { PasswordOnce } from './PasswordOnce';
import { usersWords } from './words';

/** For who has forgotten the password: asks, then shows the new one. */
export function RenewQuestion({ account, onClose }: { account: Account; onClose: () => void }) {
  const w = useWords(usersWords);
  const client = useQueryClient();
  const { name, login } = account;
  const renewing = useMutation({
    mutationFn: () => renewPassword(account.id),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: accountsKey }),
        client.invalidateQueries({ queryKey: ['sessions', account.id] }),
      ]),
  });
  if (renewing.data) {
    const { password } = renewing.data;
    return <PasswordOnce title={w('renewed', { login })} name={name} password={password} onClose={onClose} />;
  }
  return (
    <Question
      open
      title={w('renew_question', { name })}
      yes={w('renew_yes')}
      pending={renewing.isPending}
      error={renewing.error}
      onYes={renewing.mutate}
      onClose={onClose}
    >
      <Paragraph>{w('renew_help', { name })}</Paragraph>
    </Question>
  );
}
