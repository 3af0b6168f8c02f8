import { Table } from '@digdir/designsystemet-react';
import type { Role, Scope } from '@/api/access';
import type { Subject } from '@/api/matrix';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useWords } from '@/words/words';
import { type Change, keyOf } from './changes';
import styles from './ChangeTable.module.css';
import { ScopeSign } from './ScopeSign';
import { useNames } from './useNames';
import { matrixWords } from './words';

interface Props {
  changes: readonly Change[];
  roles: readonly Role[];
  subjects: readonly Subject[];
}

/** Each right that changes, from what and to what. */
export function ChangeTable({ changes, roles, subjects }: Props) {
  const w = useWords(matrixWords);
  const names = useNames(roles, subjects);
  const heads = ['role', 'subject', 'action', 'before', 'after'] as const;
  return (
    <ScrollRegion label={w('changes')}>
      <Table data-size="sm">
        <caption className="visually-hidden">{w('changes')}</caption>
        <Table.Head>
          <Table.Row>
            {heads.map((head) => (
              <Table.HeaderCell key={head} scope="col">
                {w(head)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {changes.map((change) => (
            <Table.Row key={keyOf(change)}>
              <Table.HeaderCell scope="row">{names.role(change.role)}</Table.HeaderCell>
              <Table.Cell>{names.subject(change.subject)}</Table.Cell>
              <Table.Cell>{w(change.action)}</Table.Cell>
              <Table.Cell>
                <Reach scope={change.before} />
              </Table.Cell>
              <Table.Cell>
                <Reach scope={change.after} />
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollRegion>
  );
}

function Reach({ scope }: { scope: Scope }) {
  const w = useWords(matrixWords);
  return (
    <span className={styles.reach}>
      <ScopeSign scope={scope} />
      {w(`scope_${scope}`)}
    </span>
  );
}
