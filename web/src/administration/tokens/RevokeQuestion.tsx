import { Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { revokeToken, type Token, tokensKey } from '@/api/tokens';
import { useNotices } from '@/ui/notices';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { tokensWords } from './words';

export function RevokeQuestion({ token, onClose }: { token: Token; onClose: () => void }) {
  const w = useWords(tokensWords);
  const { tell } = useNotices();
  const client = useQueryClient();
  const { name } = token;
  const revoking = useMutation({
    mutationFn: () => revokeToken(token.id),
    onSuccess: () => {
      tell(w('now_revoked', { name }));
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: tokensKey }),
  });
  return (
    <Question
      open
      danger
      title={w('revoke_question', { name })}
      yes={w('revoke')}
      pending={revoking.isPending}
      error={revoking.error}
      onYes={revoking.mutate}
      onClose={onClose}
    >
      <Paragraph>{w('revoke_help')}</Paragraph>
    </Question>
  );
}
