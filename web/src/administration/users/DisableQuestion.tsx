import { Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Account, accountsKey, changeAccount } from '@/api/accounts';
import { useNotices } from '@/ui/notices';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { usersWords } from './words';

/** Shuts an account, or opens it again. */
export function DisableQuestion({ account, onClose }: { account: Account; onClose: () => void }) {
  const w = useWords(usersWords);
  const { tell } = useNotices();
  const client = useQueryClient();
  const doing = account.disabled_at ? 'enable' : 'disable';
  const { name, login } = account;
  const saving = useMutation({
    mutationFn: () => changeAccount(account.id, { disabled: doing === 'disable' }, account.version),
    onSuccess: () => {
      tell(w(doing === 'disable' ? 'now_disabled' : 'now_enabled', { login }));
      onClose();
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: accountsKey }),
        client.invalidateQueries({ queryKey: ['sessions', account.id] }),
      ]),
  });
  return (
    <Question
      open
      title={w(`${doing}_question`, { login })}
      yes={w(doing)}
      danger={doing === 'disable'}
      pending={saving.isPending}
      error={saving.error}
      onYes={saving.mutate}
      onClose={onClose}
    >
      <Paragraph>{w(`${doing}_help`, { name })}</Paragraph>
    </Question>
  );
}
