import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { type Provider, tryProvider } from '@/api/providers';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { Part } from './Part';
import { providersWords } from './words';

/** Whether the provider answers as it should, before somebody stands at the page of sign-in. */
export function TryPart({ provider }: { provider: Provider }) {
  const w = useWords(providersWords);
  const trying = useMutation({ mutationFn: () => tryProvider(provider.id) });
  return (
    <Part title={w('try')} help={w('try_help')}>
      <div>
        <Button
          variant="secondary"
          disabled={!provider.enabled}
          loading={trying.isPending}
          onClick={() => trying.mutate()}
        >
          {w('try')}
        </Button>
      </div>
      {!provider.enabled && <Paragraph>{w('try_off')}</Paragraph>}
      {trying.error && <ErrorNote error={trying.error} />}
      <div role="status">{trying.isSuccess && <Alert data-color="success">{w('try_works')}</Alert>}</div>
    </Part>
  );
}
