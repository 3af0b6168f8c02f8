import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Account } from '@/api/accounts';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import form from '../FormPage.module.css';
import { DisableQuestion } from './DisableQuestion';
import { RenewQuestion } from './RenewQuestion';
import { ResetQuestion } from './ResetQuestion';
import { UserSection } from './UserSection';
import { usersWords } from './words';

/** A new first password, and whether the account may sign in at all. */
export function SignInSection({ account }: { account: Account }) {
  const w = useWords(usersWords);
  const formats = useFormats();
  const [asked, setAsked] = useState<'renew' | 'reset' | 'disable' | null>(null);
  const close = () => setAsked(null);
  return (
    <UserSection title={w('sign_in')}>
      {account.disabled_at && (
        <Paragraph>{w('is_disabled', { when: formats.instant(account.disabled_at) })}</Paragraph>
      )}
      <div className={form.foot}>
        <Button variant="secondary" onClick={() => setAsked('renew')}>
          {w('renew')}
        </Button>
        <Button variant="secondary" onClick={() => setAsked('reset')}>
          {w('reset')}
        </Button>
        <Button
          variant="secondary"
          data-color={account.disabled_at ? 'accent' : 'danger'}
          onClick={() => setAsked('disable')}
        >
          {w(account.disabled_at ? 'enable' : 'disable')}
        </Button>
      </div>
      {asked === 'renew' && <RenewQuestion account={account} onClose={close} />}
      {asked === 'reset' && <ResetQuestion account={account} onClose={close} />}
      {asked === 'disable' && <DisableQuestion account={account} onClose={close} />}
    </UserSection>
  );
}
