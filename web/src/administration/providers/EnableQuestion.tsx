import { Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeProvider, type Provider, providersKey } from '@/api/providers';
import { useNotices } from '@/ui/notices';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { useKeepProvider } from './useKeepProvider';
import { providersWords } from './words';

export function EnableQuestion({ provider, onClose }: { provider: Provider; onClose: () => void }) {
  const w = useWords(providersWords);
  const { tell } = useNotices();
  const client = useQueryClient();
  const keep = useKeepProvider();
  const { id, name, enabled, version } = provider;
  const saving = useMutation({
    mutationFn: () => changeProvider(id, { enabled: !enabled }, version),
    onSuccess: (saved) => {
      keep(saved);
      tell(w(saved.enabled ? 'is_on_now' : 'is_off_now', { name }));
      onClose();
    },
    onError: () => client.invalidateQueries({ queryKey: providersKey }),
  });
  return (
    <Question
      open
      danger={enabled}
      title={w(enabled ? 'turn_off_question' : 'turn_on_question', { name })}
      yes={w(enabled ? 'turn_off' : 'turn_on')}
      pending={saving.isPending}
      error={saving.error}
      onYes={saving.mutate}
      onClose={onClose}
    >
      <Paragraph>{w(enabled ? 'turn_off_help' : 'turn_on_help')}</Paragraph>
    </Question>
  );
}
