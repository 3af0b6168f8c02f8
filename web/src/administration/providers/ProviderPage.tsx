import { useQuery } from '@tanstack/react-query';
import { providersQuery } from '@/api/providers';
import { Page } from '@/app/Page';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { BackLink } from '../BackLink';
import { AddressToCopy } from './AddressToCopy';
import { ProviderEditor } from './ProviderEditor';
import { ProviderState } from './ProviderState';
import { ScimPart } from './ScimPart';
import { StatePart } from './StatePart';
import { TryPart } from './TryPart';
import { providersWords } from './words';

/** A provider: what it says, whether it answers, the accounts that it brings. */
export function ProviderPage({ id }: { id: string }) {
  const w = useWords(providersWords);
  const { data: providers, error, refetch } = useQuery(providersQuery);
  const provider = providers?.find((one) => one.id === id);
  return (
    <Page
      title={provider?.name ?? w('list')}
      above={<BackLink to="/administration/providers" />}
      actions={provider && <ProviderState enabled={provider.enabled} />}
    >
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!providers && !error && <Busy />}
      {providers && !provider && <Empty title={w('missing')}>{w('missing_help')}</Empty>}
      {provider && (
        <>
          <AddressToCopy label={w('redirect')} help={w('redirect_help')} address={provider.redirect_uri} />
          <ProviderEditor provider={provider} />
          <TryPart provider={provider} />
          <ScimPart provider={provider} />
          <StatePart provider={provider} />
        </>
      )}
    </Page>
  );
}
