import { Button, Paragraph, Table } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Provider, type ProviderGroup, providerGroupsQuery } from '@/api/providers';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { GroupDialog } from './GroupDialog';
import { grantOf } from './grant_of';
import styles from './RuleTable.module.css';
import { scimWords } from './scim_words';
import { useGrantWords } from './useGrantWords';
import { providersWords } from './words';

/** The provider's groups, and what their members are here. */
export function GroupRoles({ provider }: { provider: Provider }) {
  const w = useWords(scimWords);
  const { compare } = useFormats();
  const { data, error, refetch } = useQuery(providerGroupsQuery);
  const [changed, setChanged] = useState<ProviderGroup | null>(null);
  const groups = data?.filter((group) => group.provider === provider.id);
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!groups) return <Busy />;
  if (groups.length === 0) return <Paragraph>{w('no_groups')}</Paragraph>;
  return (
    <>
      <GroupTable
        groups={groups.toSorted((one, other) => compare(one.name, other.name))}
        onChange={setChanged}
      />
      {changed && <GroupDialog group={changed} onClose={() => setChanged(null)} />}
    </>
  );
}

interface TableProps {
  groups: ProviderGroup[];
  onChange: (group: ProviderGroup) => void;
}

function GroupTable({ groups, onChange }: TableProps) {
  const w = useWords(scimWords);
  const p = useWords(providersWords);
  const { number } = useFormats();
  const { role, where } = useGrantWords(groups.flatMap((group) => grantOf(group) ?? []));
  return (
    <ScrollRegion label={w('groups')}>
      <Table className={styles.table}>
        <caption className="visually-hidden">{w('groups')}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">{w('group')}</Table.HeaderCell>
            <Table.HeaderCell scope="col" className="number">
              {w('members')}
            </Table.HeaderCell>
            <Table.HeaderCell scope="col">{p('role')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{p('where')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">
              <span className="visually-hidden">{p('actions')}</span>
            </Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {groups.map((group) => {
            const grant = grantOf(group);
            return (
              <Table.Row key={group.id}>
                <Table.HeaderCell scope="row">{group.name}</Table.HeaderCell>
                <Table.Cell className="number">{number(group.members)}</Table.Cell>
                <Table.Cell className={styles.short}>{grant ? role(grant.role) : p('no_role')}</Table.Cell>
                <Table.Cell>{grant && where(grant)}</Table.Cell>
                <Table.Cell>
                  <div className={styles.actions}>
                    <Button
                      variant="tertiary"
                      aria-label={w('change_group', { group: group.name })}
                      onClick={() => onChange(group)}
                    >
                      {p('change')}
                    </Button>
                  </div>
                </Table.Cell>
              </Table.Row>
            );
          })}
        </Table.Body>
      </Table>
    </ScrollRegion>
  );
}
