import { Table } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import type { Assignment } from '@/api/assignments';
import { useNarrow } from '@/registers/list/useNarrow';
import { Empty } from '@/ui/Empty';
import { useNotices } from '@/ui/notices';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useWords } from '@/words/words';
import { PeopleList } from './PeopleList';
import { RoleRow } from './RoleRow';
import styles from './RoleTable.module.css';
import { rolesWords } from './words';

interface Props {
  assignments: readonly Assignment[];
  /** All that may be seen: who stands in for whom. */
  all: readonly Assignment[];
  now: Date;
}

const heads = ['person', 'role', 'where', 'period', 'actions'] as const;

/** Who has which role: a line each; on a narrow screen person by person. */
export function RoleTable({ assignments, all, now }: Props) {
  const w = useWords(rolesWords);
  const narrow = useNarrow();
  const { announce } = useNotices();
  const [open, setOpen] = useState('');
  const counted = w('count', { count: assignments.length });
  useEffect(() => announce(counted), [announce, counted]);
  if (assignments.length === 0) return <Empty title={w('none_found')}>{w('none_found_help')}</Empty>;
  return (
    <>
      <p className={styles.count}>{counted}</p>
      {narrow ? (
        <PeopleList assignments={assignments} all={all} now={now} />
      ) : (
        <ScrollRegion label={w('list')}>
          <Table className={styles.table}>
            <caption className="visually-hidden">{w('list')}</caption>
            <Table.Head>
              <Table.Row>
                {heads.map((head) => (
                  <Table.HeaderCell key={head} scope="col">
                    {head === 'actions' ? <span className="visually-hidden">{w(head)}</span> : w(head)}
                  </Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Head>
            <Table.Body>
              {assignments.map((one) => (
                <RoleRow
                  key={one.id}
                  assignment={one}
                  all={all}
                  now={now}
                  open={open === one.id}
                  onToggle={() => setOpen(open === one.id ? '' : one.id)}
                />
              ))}
            </Table.Body>
          </Table>
        </ScrollRegion>
      )}
    </>
  );
}
