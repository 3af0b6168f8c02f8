import { Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Account } from '@/api/accounts';
import { resetFactors } from '@/api/factors';
import { useNotices } from '@/ui/notices';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { usersWords } from './words';

/** For who has lost the phone and the codes. */
export function ResetQuestion({ account, onClose }: { account: Account; onClose: () => void }) {
  const w = useWords(usersWords);
  const { tell } = useNotices();
  const client = useQueryClient();
  const { name } = account;
  const resetting = useMutation({
    mutationFn: () => resetFactors(account.id),
    onSuccess: () => {
      tell(w('now_reset', { name }));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions', account.id] }),
  });
  return (
    <Question
      open
      danger
      title={w('reset_question', { name })}
      yes={w('reset')}
      pending={resetting.isPending}
      error={resetting.error}
      onYes={resetting.mutate}
      onClose={onClose}
    >
      <Paragraph>{w('reset_help', { name })}</Paragraph>
    </Question>
  );
}
