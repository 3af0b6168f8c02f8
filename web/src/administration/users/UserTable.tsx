import { Table } from '@digdir/designsystemet-react';
import { useEffect } from 'react';
import type { Account } from '@/api/accounts';
import { useSession } from '@/app/session';
import { Empty } from '@/ui/Empty';
import { useNotices } from '@/ui/notices';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useWords } from '@/words/words';
import { administrationWords } from '../words';
import { UserRow } from './UserRow';
import styles from './UserTable.module.css';
import { usersWords } from './words';

const most = 200;

export function UserTable({ accounts }: { accounts: Account[] }) {
  const w = useWords(usersWords);
  const a = useWords(administrationWords);
  const { announce } = useNotices();
  const knowsRoles = useSession().roles !== undefined;
  const counted = w('count', { count: accounts.length });
  useEffect(() => announce(counted), [announce, counted]);
  if (accounts.length === 0) return <Empty title={a('nothing_found')}>{a('change_filter')}</Empty>;
  return (
    <>
      <p className={styles.count}>
        {accounts.length > most ? w('more', { shown: most, all: accounts.length }) : counted}
      </p>
      <ScrollRegion label={w('list')}>
        <Table zebra className={styles.table}>
          <caption className="visually-hidden">{w('list')}</caption>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell scope="col">{a('name')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{w('login')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{w(knowsRoles ? 'roles' : 'kind')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{a('authority')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{w('named_as')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{w('signed_in')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{a('state')}</Table.HeaderCell>
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {accounts.slice(0, most).map((account) => (
              <UserRow key={account.id} account={account} />
            ))}
          </Table.Body>
        </Table>
      </ScrollRegion>
    </>
  );
}
