import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import { accountsKey, createAccount } from '@/api/accounts';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { Page } from '@/app/Page';
import { useAuthority } from '@/app/place';
import { useWords } from '@/words/words';
import { BackLink } from '../BackLink';
import form from '../FormPage.module.css';
import { AccountFaults } from './AccountFaults';
import { AccountFields } from './AccountFields';
import type { AccountForm } from './account_form';
import { factsOf } from './account_form';
import { PasswordOnce } from './PasswordOnce';
import { useAccountFaults } from './useAccountFaults';
import { usersWords } from './words';

export function NewUser() {
  const w = useWords(usersWords);
  const authority = useAuthority();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [empty] = useState<AccountForm>({
    login: '',
    name: '',
    kind: 'employee',
    authority: authority.code,
    named_as: '',
  });
  const [draft, setDraft] = useState(empty);
  const creating = useMutation({
    mutationFn: () => createAccount({ login: draft.login.trim(), ...factsOf(draft) }),
    onSuccess: () => client.invalidateQueries({ queryKey: accountsKey }),
  });
  const { faults, check, rest } = useAccountFaults(creating.error);
  const made = creating.data;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (check(draft)) creating.mutate();
    else creating.reset();
  };
  const toAccount = (user: string) =>
    void navigate({ to: '/administration/users', search: { user }, replace: true });
  return (
    <Page title={w('new')} above={<BackLink to="/administration/users" />}>
      <LeaveQuestion unsaved={!made && JSON.stringify(draft) !== JSON.stringify(empty)} />
      <form className={form.form} onSubmit={submit} noValidate>
        <AccountFaults faults={faults} rest={rest} />
        <AccountFields
          isNew
          form={draft}
          faults={faults}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
        <div className={form.foot}>
          <Button type="submit" loading={creating.isPending}>
            {w('create')}
          </Button>
        </div>
      </form>
      {made && (
        <PasswordOnce
          title={w('created', { login: made.login })}
          name={made.name}
          password={made.password}
          onClose={() => toAccount(made.id)}
        />
      )}
    </Page>
  );
}
