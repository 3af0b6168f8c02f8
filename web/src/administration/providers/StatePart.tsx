import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Provider } from '@/api/providers';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import layout from '../FormPage.module.css';
import { EnableQuestion } from './EnableQuestion';
import { Part } from './Part';
import { RemoveQuestion } from './RemoveQuestion';
import { providersWords } from './words';

/** Whether people may come in by the provider, and the end of it. */
export function StatePart({ provider }: { provider: Provider }) {
  const w = useWords(providersWords);
  const formats = useFormats();
  const [asked, setAsked] = useState<'enable' | 'remove' | null>(null);
  const close = () => setAsked(null);
  return (
    <Part title={w('state')}>
      <Paragraph>
        {w(provider.enabled ? 'on' : 'off')}. {w('changed')} {formats.instant(provider.changed_at)}.
      </Paragraph>
      <Paragraph>
        {w('network')}: {w(`network_${provider.network}`)}. {w('network_help')}
      </Paragraph>
      <div className={layout.foot}>
        <Button
          variant="secondary"
          data-color={provider.enabled ? 'danger' : 'accent'}
          onClick={() => setAsked('enable')}
        >
          {w(provider.enabled ? 'turn_off' : 'turn_on')}
        </Button>
        <Button variant="tertiary" data-color="danger" onClick={() => setAsked('remove')}>
          {w('remove_provider')}
        </Button>
      </div>
      {asked === 'enable' && <EnableQuestion provider={provider} onClose={close} />}
      {asked === 'remove' && <RemoveQuestion provider={provider} onClose={close} />}
    </Part>
  );
}
