import { Tag } from '@digdir/designsystemet-react';
import type { Account } from '@/api/accounts';
import { useWords } from '@/words/words';
import { usersWords } from './words';

export function AccountState({ account }: { account: Account }) {
  const w = useWords(usersWords);
  if (account.disabled_at)
    return (
      <Tag variant="outline" data-color="neutral">
        {w('disabled')}
      </Tag>
    );
  if (account.must_change_password) return <Tag data-color="warning">{w('first_password')}</Tag>;
  return <Tag data-color="success">{w('active')}</Tag>;
}
