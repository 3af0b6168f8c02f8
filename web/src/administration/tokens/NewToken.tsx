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
import { mostOf, scopesOf } from './scopes';
import { TokenFields, type TokenForm } from './TokenFields';
import { TokenOnce } from './TokenOnce';
import { useSubjects } from './useSubjects';
import { tokensWords } from './words';

const fields = ['name', 'authority', 'scopes', 'right', 'expires_at'] as const;

export function NewToken() {
  const w = useWords(tokensWords);
  const a = useWords(administrationWords);
  const { today } = useSession();
  const authority = useAuthority();
  const { duties } = useSubjects();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<TokenForm>({
    name: '',
    authority: authority.code,
    extent: 'some',
    right: 'read',
    chosen: new Map(),
    lasting: '365',
  });
  const creating = useMutation({
    mutationFn: () => {
      const last = lastDay(today, draft.lasting);
      return createToken({
        name: draft.name.trim(),
        authority: draft.authority || null,
        ...(draft.extent === 'all'
          ? { right: draft.right }
          : { right: mostOf(draft.chosen), scopes: scopesOf(draft.chosen, duties) }),
        expires_at: endOf(last),
      });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: tokensKey }),
  });
  const { faults, setFound, rest } = useFaults(fields, creating.error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const lacks = new Map<(typeof fields)[number], string>();
    if (!draft.name.trim()) lacks.set('name', a('fill_in', { field: a('name').toLowerCase() }));
    if (draft.extent === 'some' && draft.chosen.size === 0) lacks.set('scopes', w('scopes_lacks'));
    setFound(lacks);
    if (lacks.size > 0) creating.reset();
    else creating.mutate();
  };
  return (
    <Page title={w('new')} above={<BackLink to="/administration/tokens" />}>
      <LeaveQuestion unsaved={(draft.name !== '' || draft.chosen.size > 0) && !creating.isSuccess} />
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
