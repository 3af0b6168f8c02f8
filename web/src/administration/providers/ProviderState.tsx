import { Tag } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import { providersWords } from './words';

export function ProviderState({ enabled }: { enabled: boolean }) {
  const w = useWords(providersWords);
  return (
    <Tag variant={enabled ? 'default' : 'outline'} data-color={enabled ? 'success' : 'neutral'}>
      {w(enabled ? 'on' : 'off')}
    </Tag>
  );
}
