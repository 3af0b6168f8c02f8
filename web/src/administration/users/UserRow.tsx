import { Table } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { Account } from '@/api/accounts';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { administrationWords } from '../words';
import { AccountState } from './AccountState';
import { RolesInShort } from './RolesInShort';
import styles from './UserTable.module.css';
import { usersWords } from './words';

export function UserRow({ account }: { account: Account }) {
  const w = useWords(usersWords);
  const a = useWords(administrationWords);
  const formats = useFormats();
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">
        <Link to="/administration/users" search={{ user: account.id }} className="ds-link">
          {account.name}
        </Link>
      </Table.HeaderCell>
      <Table.Cell>{account.login}</Table.Cell>
      <Table.Cell>
        <RolesInShort account={account} />
      </Table.Cell>
      <Table.Cell>{account.authority ?? a('all_authorities')}</Table.Cell>
      <Table.Cell>{account.named_as.join(', ')}</Table.Cell>
      <Table.Cell className={styles.nowrap}>
        {account.signed_in_at ? formats.instant(account.signed_in_at) : w('never')}
      </Table.Cell>
      <Table.Cell className={styles.state}>
        <AccountState account={account} />
      </Table.Cell>
    </Table.Row>
  );
}
