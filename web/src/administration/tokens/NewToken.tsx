import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import { createToken, tokensKey } from '@/api/tokens';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { Page } from '@/app/Page';
import { useAuthority } from '@/app/place';
import { useSession } from '@/app/session';
import { ErrorNote } from '@/ui/ErrorNote';
import { FaultSummary } from '@/ui/FaultSummary';
import { useWords } from '@/words/words';
import { BackLink } from '../BackLink';
import form from '../FormPage.module.css';
import { useFaults } from '../useFaults';
import { administrationWords } from '../words';
import { endOf, lastDay } from './lasting';
import { TokenFields, type TokenForm } from './TokenFields';
import { TokenOnce } from './TokenOnce';
import { tokensWords } from './words';

const fields = ['name', 'authority', 'right', 'expires_at'] as const;

export function NewToken() {
  const w = useWords(tokensWords);
  const a = useWords(administrationWords);
  const { today } = useSession();
  const authority = useAuthority();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<TokenForm>({
    name: '',
    authority: authority.code,
    right: 'read',
    lasting: '365',
  });
  const creating = useMutation({
    mutationFn: () => {
      const last = lastDay(today, draft.lasting);
      const { right } = draft;
      const token = { name: draft.name.trim(), authority: draft.authority || null, right };
      return createToken(last ? { ...token, expires_at: endOf(last) } : token);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: tokensKey }),
  });
  const { faults, setFound, rest } = useFaults(fields, creating.error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const lacks = !draft.name.trim();
    setFound(lacks ? new Map([['name', a('fill_in', { field: a('name').toLowerCase() })]]) : new Map());
    if (lacks) creating.reset();
    else creating.mutate();
  };
  return (
    <Page title={w('new')} above={<BackLink to="/administration/tokens" />}>
      <LeaveQuestion unsaved={draft.name !== '' && !creating.isSuccess} />
      <form className={form.form} onSubmit={submit} noValidate>
        <FaultSummary
          title={a('faults')}
          faults={[...faults].map(([field, text]) => ({ id: `token-${field}`, text }))}
        />
        {Boolean(rest) && <ErrorNote error={rest} />}
        <TokenFields form={draft} faults={faults} onChange={(part) => setDraft({ ...draft, ...part })} />
        <div className={form.foot}>
          <Button type="submit" loading={creating.isPending}>
            {w('create')}
          </Button>
        </div>
      </form>
      {creating.data && (
        <TokenOnce
          token={creating.data}
          onClose={() => void navigate({ to: '/administration/tokens', search: {}, replace: true })}
        />
      )}
    </Page>
  );
}
