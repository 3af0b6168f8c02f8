import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createProvider, providersKey } from '@/api/providers';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { Page } from '@/app/Page';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { BackLink } from '../BackLink';
import { AddressToCopy } from './AddressToCopy';
import { emptyForm, factsOf } from './provider_form';
import { ProviderBody } from './ProviderBody';
import { providersWords } from './words';

const callback = '/api/v1/oidc/callback';

export function NewProvider() {
  const w = useWords(providersWords);
  const { tell } = useNotices();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(emptyForm);
  const creating = useMutation({
    mutationFn: () => createProvider(factsOf(draft)),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: providersKey });
      tell(w('created', { name: made.name }));
      await navigate({
        to: '/administration/providers',
        search: { provider: made.id },
        replace: true,
        ignoreBlocker: true,
      });
    },
  });
  return (
    <Page title={w('new')} above={<BackLink to="/administration/providers" />}>
      <LeaveQuestion unsaved={draft !== emptyForm && !creating.isSuccess} />
      <AddressToCopy
        label={w('redirect')}
        help={w('redirect_help')}
        address={window.location.origin + callback}
      />
      <ProviderBody
        form={draft}
        hasSecret={false}
        send={w('create')}
        pending={creating.isPending}
        error={creating.error}
        onChange={setDraft}
        onSend={creating.mutate}
      />
    </Page>
  );
}
