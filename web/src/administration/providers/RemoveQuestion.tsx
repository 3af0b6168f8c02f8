import { Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type Provider, providersKey, removeProvider } from '@/api/providers';
import { useNotices } from '@/ui/notices';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { providersWords } from './words';

export function RemoveQuestion({ provider, onClose }: { provider: Provider; onClose: () => void }) {
  const w = useWords(providersWords);
  const { tell } = useNotices();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id, name } = provider;
  const removing = useMutation({
    mutationFn: () => removeProvider(id),
    onSuccess: async () => {
      tell(w('removed', { name }));
      await navigate({ to: '/administration/providers', search: {}, replace: true, ignoreBlocker: true });
      await client.invalidateQueries({ queryKey: providersKey });
    },
  });
  return (
    <Question
      open
      danger
      title={w('remove_question', { name })}
      yes={w('remove_provider')}
      pending={removing.isPending}
      error={removing.error}
      onYes={removing.mutate}
      onClose={onClose}
    >
      <Paragraph>{w('remove_help')}</Paragraph>
    </Question>
  );
}
